#include "fields/legal_forms.hpp"
#include "fields/phrase_table.hpp"
#include "fields/tidy_line.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/company_name.hpp>
#include <bdd_embedded/field_lists.hpp>

#include <array>
#include <utility>

namespace bdd::fields {

namespace {

const KeySet& weak_words() {
    static const KeySet words = [] {
        KeySet made;
        for_each_line(field_lists::embedded::weak_company_words_txt(),
                      [&](std::string_view line) { made.insert(text::key(line)); });
        return made;
    }();
    return words;
}

/// Length of the sign at `i` that parts a name into pieces which may each begin or end with a legal
/// form: brackets, comma, slash, a dash between spaces. 0 when there is none.
std::size_t separator_at(std::string_view name, std::size_t i) noexcept {
    switch (name[i]) {
    case '(':
    case ')':
    case '[':
    case ']':
    case ',':
    case ';':
    case '/':
    case '|':
        return 1;
    case ' ':
        if (name.substr(i, 3) == " - ") {
            return 3;
        }
        return name.substr(i, 5) == " \u2013 " || name.substr(i, 5) == " \u2014 " ? 5 : 0;
    default:
        return 0;
    }
}

/// text::key with "&" as the word ET.
void append_company_key(std::string& key, std::string_view piece) {
    while (true) {
        const std::size_t sign = piece.find('&');
        const std::size_t before = key.size();
        if (before != 0) {
            key.push_back(' ');
        }
        text::append_key(key, piece.substr(0, sign));
        if (before != 0 && key.size() == before + 1) {
            key.pop_back();
        }
        if (sign == std::string_view::npos) {
            return;
        }
        append_word(key, "ET");
        piece.remove_prefix(sign + 1);
    }
}

/// Takes the legal forms off both ends of the piece that begins at `start` in `key`.
void take_forms(std::string& key, std::size_t start, std::string_view written, std::string& form) {
    std::string_view piece = std::string_view(key).substr(start);
    const std::size_t size = piece.size();
    const std::string_view front = take_legal_form_front(piece);
    const std::string_view back = take_legal_form_back(piece, written);
    if (piece.size() == size) {
        return;
    }
    if (form.empty()) {
        form = front.empty() ? back : front;
    }
    const std::size_t offset = static_cast<std::size_t>(piece.data() - key.data());
    key.erase(offset + piece.size());
    key.erase(start, offset - start);
    while (!key.empty() && key.back() == ' ') {
        key.pop_back();
    }
}

/// Key of the whole without its legal form; all of it when nothing else would remain.
void read_key(CompanyName& company) {
    const std::string_view name = company.name;
    std::string& key = company.key;
    key.reserve(name.size());
    std::size_t start = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        const std::size_t separator = i < name.size() ? separator_at(name, i) : 1;
        if (separator == 0) {
            continue;
        }
        const std::string_view written = name.substr(start, i - start);
        const std::size_t before = key.size();
        append_company_key(key, written);
        if (key.size() > before) {
            take_forms(key, before == 0 ? 0 : before + 1, written, company.legal_form);
        }
        start = i + separator;
        i = start - 1;
    }
    if (key.empty() && !company.legal_form.empty()) {
        company.legal_form.clear();
        append_company_key(key, name);
    }
}

/// Without weak words and articles; single letters in a row become one word, so that "E.D.F." and
/// "EDF" have one loose key.
std::string loose_key(const std::string& key) {
    std::string loose;
    loose.reserve(key.size());
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::string_view word = take_word(rest);
        if (word.size() == 1 && first_word(rest).size() == 1) {
            append_word(loose, word);
            while (first_word(rest).size() == 1) {
                loose.append(take_word(rest));
            }
        } else if (word.size() > 14 || weak_words().find(word) == weak_words().end()) {
            append_word(loose, word);
        }
    }
    return loose.empty() ? key : loose;
}

/// Quotes around the whole name are somebody's emphasis; quotes around a part of it stay.
std::string_view without_quotes(std::string_view name) noexcept {
    constexpr auto k_pairs = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"\"", "\""}, {"\u201C", "\u201D"}, {"\u00AB", "\u00BB"}});
    for (const auto& [open, close] : k_pairs) {
        if (name.size() <= open.size() + close.size() || name.substr(0, open.size()) != open ||
            name.substr(name.size() - close.size()) != close) {
            continue;
        }
        const std::string_view inside =
            name.substr(open.size(), name.size() - open.size() - close.size());
        if (inside.find(open) == std::string_view::npos &&
            inside.find(close) == std::string_view::npos) {
            return text::trim(inside);
        }
    }
    return name;
}

} // namespace

CompanyName read_company_name(std::string_view cell) {
    CompanyName company;
    company.name = tidy_line(cell);
    if (const std::string_view bare = without_quotes(company.name);
        bare.size() != company.name.size() && !bare.empty()) {
        company.name = std::string(bare);
    }
    read_key(company);
    company.loose_key = loose_key(company.key);
    return company;
}

} // namespace bdd::fields
