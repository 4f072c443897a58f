#!/bin/sh
# Takes the pictures of docs/screenshots/gallery again: real server, real client, on displays of their own. It needs the packages that
# README.md names for the tests, and: apt install imagemagick x11-apps
#
# take.sh               all of them, in some five minutes
# take.sh dark-zh-200   only those of one kind
set -eu
cd "$(dirname "$0")/../.."
[ -e target/grpc-chat-server.jar ] || mvn -q -B package -DskipTests
exec mvn -q -B -f swt-client verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=Gallery -Dfailsafe.failIfNoSpecifiedTests=false -Dgallery.only="${1:-}"
