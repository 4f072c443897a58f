/** What may disturb the person, and what must not be missed. */
package chat.client.model.attention;
