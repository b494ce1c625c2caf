#include "intake/column_names.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/text.hpp>
#include <bdd/intake/column_mapping.hpp>
#include <bdd_embedded/intake.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace bdd::intake {

namespace {

constexpr int k_default_percent = 90;
/// A repeated name ("Ville_2") is a weaker claim than the first one.
constexpr int k_numbered_percent = 60;
constexpr std::size_t k_longest_pattern_name = 8;
constexpr std::size_t k_longest_known_name = 64;

using Words = std::vector<std::string_view>;

bool is_stop_word(std::string_view word) {
    static constexpr std::array<std::string_view, 16> k_words = {
        "DE", "DU", "DES", "LA", "LE",  "LES", "L",     "D",
        "OF", "AU", "AUX", "A",  "THE", "ET",  "VOTRE", "YOUR"};
    return std::find(k_words.begin(), k_words.end(), word) != k_words.end();
}

std::string compact(const Words& words) {
    std::string out;
    for (const std::string_view word : words) {
        out += word;
    }
    return out;
}

Words without_stop_words(const Words& words) {
    Words kept;
    std::copy_if(words.begin(), words.end(), std::back_inserter(kept),
                 [](std::string_view word) { return !is_stop_word(word); });
    return kept;
}

struct Pattern {
    std::string words; ///< With one blank at each end, so that only whole words fit.
    bool open_front = false;
    bool open_back = false;
    NameReading reading;

    [[nodiscard]] bool fits(std::string_view padded_name) const {
        if (open_front && open_back) {
            return padded_name.find(words) != std::string_view::npos;
        }
        return open_back ? padded_name.starts_with(words) : padded_name.ends_with(words);
    }
};

class Dictionary {
public:
    explicit Dictionary(std::string_view table) {
        for (const std::string_view line : text::split(table, '\n')) {
            if (!line.empty() && line.front() != '#') {
                add(text::split(line, '\t'));
            }
        }
        for (const auto& [loose, reading] : m_pending_loose) {
            m_loose.try_emplace(loose, reading);
        }
        m_pending_loose.clear();
    }

    [[nodiscard]] const NameReading* exact(const Words& words) const {
        return find(m_exact, compact(words));
    }
    [[nodiscard]] const NameReading* loose(const Words& words) const {
        return find(m_loose, compact(without_stop_words(words)));
    }
    [[nodiscard]] const NameReading* by_pattern(const Words& words) const {
        if (words.size() > k_longest_pattern_name) {
            return nullptr;
        }
        std::string padded = " ";
        for (const std::string_view word : without_stop_words(words)) {
            padded.append(word).append(" ");
        }
        const auto found =
            std::find_if(m_patterns.begin(), m_patterns.end(),
                         [&](const Pattern& pattern) { return pattern.fits(padded); });
        return found == m_patterns.end() ? nullptr : &found->reading;
    }

private:
    using Index = std::unordered_map<std::string, NameReading>;

    static const NameReading* find(const Index& index, const std::string& name) {
        const auto found = index.find(name);
        return found == index.end() ? nullptr : &found->second;
    }

    static NameReading reading_of(const Words& columns) {
        NameReading reading;
        std::string_view field = columns.at(1);
        reading.confidence_percent = k_default_percent;
        if (columns.size() > 2) {
            const std::string_view percent = columns[2];
            std::from_chars(percent.data(), percent.data() + percent.size(),
                            reading.confidence_percent);
        }
        if (field.ends_with('+')) {
            reading.is_part = true;
            field.remove_suffix(1);
        }
        if (field != "-") {
            reading.field = model::parse_field(field);
            if (!reading.field) {
                fail(Errc::internal, "data/column_names.tsv: no field {0}", field);
            }
        }
        return reading;
    }

    void add(const Words& columns) {
        std::string_view name = columns.at(0);
        NameReading reading = reading_of(columns);
        const bool open_front = name.starts_with("* ");
        const bool open_back = name.ends_with(" *");
        const std::string key = text::key(name);
        if (open_front || open_back) {
            reading.is_pattern = true;
            m_patterns.push_back({" " + key + " ", open_front, open_back, reading});
            return;
        }
        const Words words = text::words(key);
        m_exact.try_emplace(compact(words), reading);
        const Words loose = without_stop_words(words);
        // "inscrit" owns the loose form that "inscrit le" shares with it.
        if (loose.size() == words.size()) {
            m_loose.try_emplace(compact(words), reading);
        } else if (!loose.empty()) {
            m_pending_loose.emplace_back(compact(loose), reading);
        }
    }

    Index m_exact;
    Index m_loose;
    std::vector<std::pair<std::string, NameReading>> m_pending_loose;
    std::vector<Pattern> m_patterns;
};

const Dictionary& dictionary() {
    static const Dictionary made(embedded::column_names_tsv());
    return made;
}

bool may_stand_often(model::Field field) {
    return field == model::Field::email || field == model::Field::phone ||
           field == model::Field::mobile || field == model::Field::ignore;
}

/// "VILLE 2" or "TEL3" without its number.
std::optional<std::string> without_number(std::string_view key) {
    std::size_t end = key.size();
    while (end > 0 && key[end - 1] >= '0' && key[end - 1] <= '9') {
        --end;
    }
    if (end == key.size() || end == 0 || key.size() - end > 2) {
        return std::nullopt;
    }
    return std::string(text::trim(key.substr(0, end)));
}

std::optional<NameReading> read_numbered(std::string_view key) {
    const std::optional<std::string> base = without_number(key);
    if (!base) {
        return std::nullopt;
    }
    const Words words = text::words(*base);
    const NameReading* found = dictionary().exact(words);
    found = found != nullptr ? found : dictionary().loose(words);
    if (found == nullptr) {
        return std::nullopt;
    }
    NameReading reading = *found;
    if (reading.field && !may_stand_often(*reading.field)) {
        reading.confidence_percent = std::min(reading.confidence_percent, k_numbered_percent);
    }
    return reading;
}

} // namespace

std::string name_key(std::string_view column) {
    std::string spaced;
    for (std::size_t i = 0; i < column.size(); ++i) {
        const bool is_upper = column[i] >= 'A' && column[i] <= 'Z';
        if (is_upper && i > 0 && column[i - 1] >= 'a' && column[i - 1] <= 'z') {
            spaced.push_back(' ');
        }
        spaced.push_back(column[i]);
    }
    return text::key(spaced);
}

std::optional<NameReading> read_name(std::string_view column) {
    const std::string key = name_key(column);
    const Words words = text::words(key);
    if (words.empty()) {
        return std::nullopt;
    }
    if (const NameReading* found = dictionary().exact(words)) {
        return *found;
    }
    if (const NameReading* found = dictionary().loose(words)) {
        return *found;
    }
    if (const auto found = read_numbered(key)) {
        return found;
    }
    if (const NameReading* found = dictionary().by_pattern(words)) {
        return *found;
    }
    return std::nullopt;
}

bool is_generic_name(std::string_view column) {
    static constexpr std::array<std::string_view, 9> k_generic = {
        "", "COLUMN", "COLONNE", "COL", "F", "C", "FIELD", "CHAMP", "UNNAMED"};
    const std::string key = text::key(column);
    if (key.empty() || text::all_digits(key)) {
        return true;
    }
    const std::optional<std::string> base = without_number(key);
    return base && std::find(k_generic.begin(), k_generic.end(), *base) != k_generic.end();
}

std::optional<model::Field> field_of_name(std::string_view column) {
    const std::optional<NameReading> reading = read_name(column);
    return reading ? reading->field : std::nullopt;
}

bool is_known_name(std::string_view folded) {
    // Asked for every cell of the first rows: what is plainly no name ends here.
    const bool starts_with_digit = !folded.empty() && folded[0] >= '0' && folded[0] <= '9';
    if (folded.size() > k_longest_known_name || starts_with_digit ||
        folded.find('@') != std::string_view::npos) {
        return false;
    }
    const std::optional<NameReading> reading = read_name(folded);
    // A pattern for "no field" ("code *") fits too many data cells to prove a header.
    return reading && (reading->field || !reading->is_pattern);
}

} // namespace bdd::intake
