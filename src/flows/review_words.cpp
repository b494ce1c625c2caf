#include "flows/review_words.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace bdd::flows {

namespace {

struct KnownWord {
    std::string_view folded;
    VerdictWord meaning;
};

constexpr auto k_none = VerdictWord::none;
constexpr auto k_same = VerdictWord::same;
constexpr auto k_different = VerdictWord::different;

/// In byte order. "1", "vrai" and the like are what tick boxes of spreadsheets become.
constexpr std::array<KnownWord, 51> k_words = {{
    {"", k_none},
    {"-", k_none},
    {"0", k_different},
    {"1", k_same},
    {"=", k_same},
    {"?", k_none},
    {"autre", k_different},
    {"autres", k_different},
    {"d", k_different},
    {"diff", k_different},
    {"different", k_different},
    {"differente", k_different},
    {"differentes", k_different},
    {"differents", k_different},
    {"distinct", k_different},
    {"distincte", k_different},
    {"distinctes", k_different},
    {"distincts", k_different},
    {"double", k_same},
    {"doublon", k_same},
    {"doublons", k_same},
    {"duplicate", k_same},
    {"duplicates", k_same},
    {"false", k_different},
    {"faux", k_different},
    {"fusion", k_same},
    {"fusionner", k_same},
    {"idem", k_same},
    {"identical", k_same},
    {"identique", k_same},
    {"identiques", k_same},
    {"k", k_none},
    {"later", k_none},
    {"m", k_same},
    {"meme", k_same},
    {"memes", k_same},
    {"merge", k_same},
    {"n", k_different},
    {"no", k_different},
    {"non", k_different},
    {"o", k_same},
    {"oui", k_same},
    {"plus tard", k_none},
    {"s", k_same},
    {"same", k_same},
    {"skip", k_none},
    {"true", k_same},
    {"vrai", k_same},
    {"x", k_same},
    {"y", k_same},
    {"yes", k_same},
}};

constexpr bool is_below(const KnownWord& word, std::string_view folded) {
    return word.folded < folded;
}
static_assert([] {
    for (std::size_t i = 1; i < k_words.size(); ++i) {
        if (!is_below(k_words.at(i - 1), k_words.at(i).folded)) {
            return false;
        }
    }
    return true;
}());

} // namespace

std::optional<VerdictWord> read_verdict_word(std::string_view cell) {
    const std::string folded = text::fold(text::clean_line(cell));
    const auto* const found =
        std::lower_bound(k_words.begin(), k_words.end(), std::string_view(folded), is_below);
    return found != k_words.end() && found->folded == folded ? std::optional(found->meaning)
                                                             : std::nullopt;
}

} // namespace bdd::flows
