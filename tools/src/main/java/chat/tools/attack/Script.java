package chat.tools.attack;

import java.util.function.IntFunction;

/**
 * What a flood sends on one connection.
 *
 * @param opening once
 * @param unit then again and again: the bytes for the n-th time, from 0
 * @param framesOfUnit how many frames those are
 */
record Script(byte[] opening, IntFunction<byte[]> unit, int framesOfUnit) {}
