-- A database for trials on this machine: sudo -u postgres psql < deploy/database.sql
CREATE ROLE grpc_chat LOGIN PASSWORD 'secret';
CREATE DATABASE grpc_chat OWNER grpc_chat ENCODING 'UTF8' TEMPLATE template0;
