/** What the client keeps on the disk: a few settings, a log, and session keys. */
package chat.client.config;
