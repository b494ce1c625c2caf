#include "flows/returns/letter_finder.hpp"

#include "flows/rnvp/letter_lines.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/mail_reader.hpp>

#include <algorithm>
#include <utility>

namespace bdd::flows {

namespace {

std::uint64_t place_of(std::string_view line_4, std::string_view line_6) {
    std::string key;
    text::append_key(key, line_4);
    key += '\n';
    key += text::key(line_6);
    return hash64(key);
}

bool has_words(std::string_view line, std::string_view name) {
    const std::vector<std::string_view> words = text::words(line);
    const std::vector<std::string_view> wanted = text::words(name);
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

} // namespace

void LetterFinder::want(const PieceLines& piece) {
    m_wanted.insert(place_of(piece[3], piece[5]));
}

void LetterFinder::search(storage::Database& base) {
    storage::each_mail_row(base, [&](const storage::MailRow& row) {
        if (!row.is_normalized) {
            return true;
        }
        const std::uint64_t place = place_of(row.line_4, row.line_6);
        if (m_wanted.count(place) > 0) {
            const bool is_person = !person_on_letter(row).empty();
            const std::string name = std::string(row.first_name) + ' ' + std::string(row.last_name);
            Letter letter{row.contact, first_lines_of(row).lines,
                          text::key(is_person ? name : row.company)};
            if (!letter.name.empty()) {
                m_letters[place].push_back(std::move(letter));
            }
        }
        return true;
    });
}

LetterFinder::Found LetterFinder::find(const PieceLines& piece) const {
    const auto place = m_letters.find(place_of(piece[3], piece[5]));
    if (place == m_letters.end()) {
        return {};
    }
    const std::array<std::string, 3> lines = {text::key(piece[0]), text::key(piece[1]),
                                              text::key(piece[2])};
    std::vector<const Letter*> named;
    std::vector<const Letter*> same;
    for (const Letter& letter : place->second) {
        // A long name goes on on the next line, or is cut: then only the same lines are the name.
        const bool is_same = letter.first_lines == lines;
        if (is_same || has_words(lines[0], letter.name) || has_words(lines[1], letter.name)) {
            named.push_back(&letter);
        }
        if (is_same) {
            same.push_back(&letter);
        }
    }
    const std::vector<const Letter*>& best = same.empty() ? named : same;
    return best.size() == 1 ? Found{best.front()->contact, 1} : Found{{}, best.size()};
}

} // namespace bdd::flows
