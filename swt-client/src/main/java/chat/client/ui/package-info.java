/** The windows. They lay out and bind; what happens is decided in the models. */
package chat.client.ui;
