/** What the client keeps on the disk: a few settings and a log. */
package chat.client.config;
