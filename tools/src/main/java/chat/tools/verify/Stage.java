package chat.tools.verify;

import chat.tools.judge.Violations;
import chat.tools.judge.Wording;

/** What all bots of a run share. */
record Stage(
    BotThread thread,
    Servers servers,
    Wording wording,
    Tally tally,
    Violations violations,
    BusiestRoom busiest) {}
