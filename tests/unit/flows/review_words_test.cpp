#include "flows/review_words.hpp"

#include "catch.hpp"

using bdd::flows::read_verdict_word;
using bdd::flows::VerdictWord;

TEST_CASE("Verdicts are read as people write them, in French and English", "[flows]") {
    for (const char* cell : {"same",
                             "SAME",
                             " s ",
                             "S",
                             "oui",
                             "O",
                             "même",
                             "Même",
                             "MEME",
                             "mêmes",
                             "me\u0302me",
                             "x",
                             "X",
                             "yes",
                             "1",
                             "VRAI",
                             "Doublon",
                             "identiques",
                             "\u00A0oui\u00A0",
                             "oui\r"}) {
        CAPTURE(cell);
        CHECK(read_verdict_word(cell) == VerdictWord::same);
    }
    for (const char* cell : {"different", "Différent", "DIFFÉRENTS", "différentes", "d", "D", "non",
                             "Non ", "n", "no", "0", "faux", "distincts"}) {
        CAPTURE(cell);
        CHECK(read_verdict_word(cell) == VerdictWord::different);
    }
}

TEST_CASE("A cell without a verdict is no error, one that cannot be read is", "[flows]") {
    for (const char* cell : {"", " ", "\u00A0", "?", "-", "skip", "K", "plus  tard"}) {
        CAPTURE(cell);
        CHECK(read_verdict_word(cell) == VerdictWord::none);
    }
    for (const char* cell : {"peut-être", "same?", "oui non", "sa", "samee", "2", "différent de"}) {
        CAPTURE(cell);
        CHECK_FALSE(read_verdict_word(cell));
    }
}
