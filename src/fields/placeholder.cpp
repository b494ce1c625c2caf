#include "fields/cell.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>
#include <array>

namespace bdd::fields {

namespace {

constexpr std::size_t k_longest = 32;

/// Folded, without blanks and dots: "N. C." is "nc". Sorted.
constexpr auto k_placeholders = std::to_array<std::string_view>({
    "#",
    "##",
    "###",
    "#div/0!",
    "#n/a",
    "#na",
    "#name?",
    "#nom?",
    "#null!",
    "#num!",
    "#ref!",
    "#valeur!",
    "#value!",
    "(null)",
    "(vide)",
    "*",
    "**",
    "***",
    "/",
    "//",
    "<null>",
    "?",
    "??",
    "???",
    "\\n",
    "_",
    "__",
    "anrenseigner",
    "acompleter",
    "aucun",
    "aucune",
    "inconnu",
    "inconnue",
    "n/a",
    "n/c",
    "n/d",
    "n/r",
    "na",
    "nan",
    "nc",
    "nd",
    "neant",
    "nil",
    "none",
    "noncommunique",
    "noncommuniquee",
    "nonconnu",
    "nonconnue",
    "nondefini",
    "nondisponible",
    "nonrenseigne",
    "nonrenseignee",
    "nonspecifie",
    "notavailable",
    "notprovided",
    "nr",
    "null",
    "pasdemail",
    "pasdetelephone",
    "sansobjet",
    "undefined",
    "unknown",
    "vide",
    "xx",
    "xxx",
    "xxxx",
    "xxxxx",
});

/// True when no placeholder begins so: the short cut that nearly every cell takes.
bool cannot_begin(char c) noexcept {
    constexpr std::string_view k_begins = "#(*/<?\\_-.aAiInNpPsSuUvVxX";
    return k_begins.find(c) == std::string_view::npos && !is_non_ascii(c);
}

bool only_dashes_and_dots(std::string_view folded) noexcept {
    return folded.find_first_not_of("-.~") == std::string_view::npos;
}

} // namespace

bool is_placeholder(std::string_view cell) {
    const std::string_view text = text::trim(cell);
    if (text.empty() || text.size() > k_longest || cannot_begin(text.front())) {
        return false;
    }
    if (text.front() != '#' && std::any_of(text.begin(), text.end(), is_digit)) {
        return false; // Only a spreadsheet's #DIV/0! has one.
    }
    std::string word = text::is_ascii(text) ? std::string(text) : text::fold(text);
    std::transform(word.begin(), word.end(), word.begin(), to_lower);
    if (word == "–" || word == "—" || only_dashes_and_dots(word)) {
        return true;
    }
    word.erase(std::remove_if(word.begin(), word.end(),
                              [](char c) { return c == ' ' || c == '.' || c == '-'; }),
               word.end());
    static const auto sorted = [] {
        auto list = k_placeholders;
        std::sort(list.begin(), list.end());
        return list;
    }();
    return std::binary_search(sorted.begin(), sorted.end(), std::string_view(word));
}

std::optional<bool> read_yes_no(std::string_view cell) {
    constexpr std::size_t k_longest_word = 24;
    constexpr auto k_yes = std::to_array<std::string_view>(
        {"oui",    "o",          "yes",      "y",        "vrai",     "v",       "true",
         "t",      "x",          "1",        "1.0",      "on",       "ok",      "optin",
         "opt-in", "opt in",     "inscrit",  "abonne",   "abonnee",  "accepte", "acceptee",
         "accord", "subscribed", "opted in", "opted-in", "inscrite", "consent", "consenti",
         "✓",      "✔",          "☑"});
    constexpr auto k_no = std::to_array<std::string_view>(
        {"non",        "n",         "no",        "faux",       "f",           "false",
         "0",          "0.0",       "off",       "optout",     "opt-out",     "opt out",
         "desinscrit", "desabonne", "refuse",    "refusee",    "desinscrite", "unsubscribed",
         "desabonnee", "opted out", "opted-out", "opposition", "oppose",      "☐"});
    const std::string_view text = unwrap_cell(cell).text;
    if (text.empty() || text.size() > k_longest_word) {
        return std::nullopt;
    }
    const auto holds = [](const auto& list, std::string_view word) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    const std::string folded = text::fold(text);
    if (holds(k_yes, folded) || holds(k_yes, text)) {
        return true;
    }
    if (holds(k_no, folded) || holds(k_no, text)) {
        return false;
    }
    return std::nullopt;
}

} // namespace bdd::fields
