#include "code_chapters.hpp"

namespace rung {
namespace {

constexpr CodeEntry table[] = {
    {"F01", "A file cannot be read: there is none of that name, it is a folder, or it may not be read.",
     "$ rung check no-such-file.yaml",
     "Check the path. A built-in rule set is named without `.yaml`: `rung rules` lists them."},
    {"F02",
     "A text is larger than is read: 4 MiB or 1,000,000 values for a case or a rule set, 1 MiB for one line of YAML.",
     "a case of five million bytes",
     "Leave out what is not an answer. A case holds one person; many people are many files."},
    {"F03",
     "A text is not UTF-8, the way of writing characters as bytes that is read here. Another one may have been used "
     "when the file was saved.",
     "title: Café        saved as Latin-1", "Save the file as UTF-8."},
    {"F04",
     "A text holds a character that nobody can see and that could hide what is written: a control character, or one "
     "that "
     "turns the reading direction.",
     "title: Set by \\u{202e}us        the character itself, which shows nothing",
     "Delete the character at the place named and type the text again."},
    {"F05", "A text is empty, or has nothing in it but comments.", "# nothing yet",
     "Write the rule set, instrument, case or case table; rules/README.md shows how each begins."},
    {"Y01", "The text is not YAML, or not JSON where its name ends in `.json`. Reading stops at the first such place.",
     "ladder: [weekly, iop",
     "Look at the place named: a bracket or quote that is not closed, a line that is not indented as its "
     "neighbors are, a `:` without a space after it."},
    {"Y02", "A key stands twice in one map. Which of the two is meant cannot be known, so neither is taken.",
     "id: demo\nid: other", "Delete one of them, or give it its own name."},
    {"Y03",
     "YAML's anchors, aliases, tags and merge keys are not taken: they change what a text says in places where nobody "
     "sees it.",
     "base: &all {mood: 3}\nother: *all",
     "Write the value out where it is meant. Text that begins with `&`, `*` or `!` needs quotes."},
    {"Y04", "A file holds a second document, after a line `---`. Only one would be read.", "rung: 1\n---\nrung: 1",
     "Put it in a file of its own."},
    {"Y05", "Maps and lists are nested more than 64 deep.", "items: [[[[ and so on, 65 times",
     "Nothing that is read here needs more than a few levels; look for brackets that were pasted."},
    {"Y06", "A key is not a plain word: it is empty, a list, or stands on several lines.", "[mood, dose]: 3",
     "Write `key: value`. A key that begins with a sign needs quotes."},
    {"Y07", "A quote is opened and never closed. The rest of the file would be taken for text.",
     "title: \"home is not safe",
     "Close the quote on the line named, or put text that holds a quote into quotes of the other kind."},
};

}  // namespace

std::span<const CodeEntry> codes_of_texts() { return table; }

}  // namespace rung
