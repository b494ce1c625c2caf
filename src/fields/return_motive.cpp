#include "fields/cell.hpp"
#include "fields/phrase_table.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/fields/return_motive.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

using Phrases = PhraseTable<ReturnMotive>;

const Phrases& phrases() {
    static const Phrases k_phrases = [] {
        Phrases made;
        for_each_line(field_lists::embedded::return_motives_tsv(), [&](std::string_view line) {
            const std::size_t tab = line.find('\t');
            if (const auto motive = parse_return_motive(line.substr(tab + 1))) {
                made.add(text::key(line.substr(0, tab)), *motive);
            }
        });
        return made;
    }();
    return k_phrases;
}

/// "2", "02": a box of the label.
std::optional<ReturnMotive> box_of(std::string_view word) noexcept {
    while (word.size() > 1 && word.front() == '0') {
        word.remove_prefix(1);
    }
    if (word.size() != 1 || word.front() < '1' || word.front() > '4') {
        return std::nullopt;
    }
    return k_return_motives[static_cast<std::size_t>(word.front() - '1')];
}

/// "motif 2", "code PND n° 02"
bool is_label(std::string_view word) noexcept {
    static constexpr std::array<std::string_view, 9> k_labels = {
        "MOTIF", "CODE", "CASE", "CAUSE", "PND", "N", "NO", "NUMERO", "BOX"};
    return std::find(k_labels.begin(), k_labels.end(), word) != k_labels.end();
}

} // namespace

std::string_view keyword(ReturnMotive motive) noexcept {
    switch (motive) {
    case ReturnMotive::address:
        return "address";
    case ReturnMotive::unknown:
        return "unknown";
    case ReturnMotive::refused:
        return "refused";
    case ReturnMotive::unclaimed:
        break;
    }
    return "unclaimed";
}

std::optional<ReturnMotive> parse_return_motive(std::string_view keyword_text) noexcept {
    for (const ReturnMotive motive : k_return_motives) {
        if (keyword(motive) == keyword_text) {
            return motive;
        }
    }
    return std::nullopt;
}

std::string_view describe(ReturnMotive motive) {
    switch (motive) {
    case ReturnMotive::address:
        return _("no access, or a fault of the address");
    case ReturnMotive::unknown:
        return _("unknown at the address");
    case ReturnMotive::refused:
        return _("refused");
    case ReturnMotive::unclaimed:
        break;
    }
    return _("not claimed");
}

std::optional<ReturnMotive> read_return_motive(std::string_view cell) {
    const std::string key = text::key(unwrap_identifier(cell).text);
    std::optional<ReturnMotive> found;
    bool is_one = true;
    const auto take = [&](ReturnMotive motive) {
        is_one = is_one && (!found || *found == motive);
        found = motive;
    };
    bool only_labels = true;
    for (std::string_view rest = key; !rest.empty();) {
        if (const auto* entry = phrases().match_front(rest)) {
            take(entry->value);
            rest.remove_prefix(std::min(entry->phrase.size() + 1, rest.size()));
            only_labels = false;
            continue;
        }
        const std::string_view word = take_word(rest);
        // A number further on is a date, or that of a street.
        const auto box = box_of(word);
        only_labels = only_labels && (box || is_label(word));
        if (box && only_labels) {
            take(*box);
        }
    }
    return is_one ? found : std::nullopt;
}

} // namespace bdd::fields
