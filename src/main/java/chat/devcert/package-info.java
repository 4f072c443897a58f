/** Certificates for trials, so that encryption can be tried without a real authority. */
package chat.devcert;
