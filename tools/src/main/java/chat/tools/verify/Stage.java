package chat.tools.verify;

import chat.tools.judge.Violations;
import chat.tools.judge.Wording;
import chat.tools.net.Connector;

/** What all bots of a run share. */
record Stage(
    BotThread thread, Connector connector, Wording wording, Tally tally, Violations violations) {}
