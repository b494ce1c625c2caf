#include "case_files.hpp"
#include "evaluation.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>
#include <array>
#include <fstream>

namespace bdd::bench {

void Score::add(bool is_right, const std::function<std::string()>& failure) {
    ++all;
    if (is_right) {
        ++right;
    } else {
        failures.push_back(failure());
    }
}

rnvp::MailAddress normalize_text(const rnvp::Normalizer& normalizer, std::string_view text) {
    rnvp::RawAddress raw;
    raw.cells.push_back(text);
    return normalizer.normalize(raw);
}

std::string lines_text(const rnvp::MailAddress& address) {
    std::string out;
    for (const std::string& line : address.lines) {
        if (!line.empty()) {
            out += (out.empty() ? "" : " | ") + line;
        }
    }
    return out;
}

namespace {

/// INSEE left the short type of streets that it did not find.
bool is_validated(const std::string& line_4) {
    static constexpr std::array<std::string_view, 24> k_short = {
        "AV",  "BD",  "PL",  "RTE", "CHE", "CRS", "R",   "IMP", "ALL",  "TRA", "QRT", "QUA",
        "PRO", "MAR", "MTE", "LOT", "HAM", "SQ",  "PAS", "RES", "CHEM", "RPT", "LD",  "QU"};
    for (const std::string_view word : text::words(line_4)) {
        const bool is_number = word.front() >= '0' && word.front() <= '9';
        if (!is_number && word.size() > 1) {
            return std::find(k_short.begin(), k_short.end(), word) == k_short.end();
        }
        if (word == "R") {
            return false;
        }
    }
    return true;
}

/// INSEE left an arrondissement or SAINT in full where it did not check the town; the few addresses
/// that it moved to a CEDEX are not to be imitated.
bool is_validated_town(const std::string& line_6) {
    const char last = line_6.empty() ? ' ' : line_6.back();
    return !(last >= '0' && last <= '9') && line_6.find(" SAINT ") == std::string::npos &&
           !line_6.ends_with(" CEDEX");
}

/// The same town, or one that was called so before it got a longer name, or the other way round.
bool is_town(const std::string& got, const std::string& expected) {
    const std::string a = rnvp::town_key(got);
    const std::string b = rnvp::town_key(text::key(expected));
    return a == b || a.starts_with(b + ' ') || b.starts_with(a + ' ');
}

/// Number and street without articles and type.
std::string core_of(const std::string& line_4) {
    const rnvp::StreetParts parts = rnvp::read_street(line_4);
    return parts.number + parts.repetition + ' ' + rnvp::street_key(parts.name);
}

} // namespace

std::vector<Score> score_declared_lines(const rnvp::Normalizer& normalizer,
                                        const std::string& path) {
    Score line_6{"declared lines: line 6", 0, 0, {}};
    Score line_4{"declared lines: line 4", 0, 0, {}};
    Score loose{"declared lines: line 4 but for articles and type", 0, 0, {}};
    for (const nlohmann::json& one : read_json_lines(path)) {
        const std::vector<std::string> declared = one["declared"];
        const std::vector<std::string> expected = one["expected"];
        if (!is_validated(expected[3]) || !is_validated_town(expected[5])) {
            continue;
        }
        rnvp::RawAddress raw;
        for (std::size_t i = 1; i < 5; ++i) {
            raw.cells.emplace_back(declared[i]);
        }
        raw.town = declared[5];
        const rnvp::MailAddress got = normalizer.normalize(raw);
        line_6.add(got.lines[5] == expected[5],
                   [&] { return declared[5] + " | " + expected[5] + " | " + got.lines[5]; });
        const auto failure = [&] {
            return declared[2] + " / " + declared[3] + " / " + declared[4] + " | " + expected[3] +
                   " | " + lines_text(got);
        };
        line_4.add(got.lines[3] == expected[3], failure);
        loose.add(core_of(got.lines[3]) == core_of(expected[3]), failure);
    }
    return {line_6, line_4, loose};
}

std::vector<Score> score_labels(const std::string& csv, const std::string& fixtures) {
    Score labels{"Paris street names to 32 signs", 0, 0, {}};
    Score lengths{"labels of at most 32 signs", 0, 0, {}};
    std::ifstream in(csv);
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        // nom_voie,nom_afnor,n_adresses: the last two hold no comma.
        const std::size_t last = line.rfind(',');
        const std::size_t middle = line.rfind(',', last - 1);
        std::string name = line.substr(0, middle);
        if (name.size() > 1 && name.front() == '"') {
            name = name.substr(1, name.size() - 2);
        }
        if (rnvp::is_pseudo_street(name)) {
            continue;
        }
        const std::string expected = line.substr(middle + 1, last - middle - 1);
        const rnvp::FittedLabel got = rnvp::fit_street_label(text::key(name));
        labels.add(got.text == expected,
                   [&] { return name + " | " + expected + " | " + got.text; });
        lengths.add(got.text.size() <= rnvp::k_label_limit,
                    [&] { return name + " | " + got.text; });
    }
    Score cases{"32-sign fixtures", 0, 0, {}};
    for (const nlohmann::json& one : read_json_lines(fixtures)) {
        const std::string raw = one["raw"];
        const std::string expected = one["expected"];
        const rnvp::FittedLabel got =
            rnvp::fit_street_label(text::key(raw), one.value("max", std::size_t{32}));
        cases.add(got.text == expected, [&] { return raw + " | " + expected + " | " + got.text; });
    }
    return {labels, lengths, cases};
}

std::vector<Score> score_towns(const rnvp::Normalizer& normalizer, const std::string& geocoder,
                               const std::string& formatting) {
    Score queries{"geocoder queries that name their town or postcode: town found", 0, 0, {}};
    for (const nlohmann::json& one : read_json_lines(geocoder)) {
        const std::string raw = one["raw"];
        const nlohmann::json& expected = one["expected"];
        const std::string key = " " + text::key(raw) + " ";
        const std::string city = expected.value("city", "");
        const std::string postcode = expected.value("postcode", "");
        const bool names_city =
            !city.empty() && key.find(" " + text::key(city) + " ") != std::string::npos;
        const bool names_postcode =
            !postcode.empty() && key.find(" " + postcode + " ") != std::string::npos;
        if (!names_city && !names_postcode) {
            continue;
        }
        const rnvp::MailAddress got = normalize_text(normalizer, raw);
        const bool is_right =
            (names_city && (is_town(got.town, city) || is_town(got.lines[4], city))) ||
            (names_postcode && got.postcode == postcode);
        queries.add(is_right, [&] {
            return raw + " | " + postcode + " " + city + " | " + got.code.text() + " " +
                   lines_text(got);
        });
    }
    Score forms{"address-formatting cases: town found", 0, 0, {}};
    for (const nlohmann::json& one : read_json_lines(formatting)) {
        const nlohmann::json& parts = one["components"];
        std::string raw;
        for (const auto& line : one["expected"]) {
            raw += (raw.empty() ? "" : "\n") + line.get<std::string>();
        }
        std::string town;
        for (const char* name : {"city", "town", "village"}) {
            town = town.empty() ? parts.value(name, "") : town;
        }
        if (town.empty()) {
            continue;
        }
        const rnvp::MailAddress got = normalize_text(normalizer, raw);
        forms.add(is_town(got.town, town) || is_town(got.lines[4], town), [&] {
            return raw + " | " + town + " | " + got.code.text() + " " + lines_text(got);
        });
    }
    return {queries, forms};
}

std::vector<Score> score_lines(const rnvp::Normalizer& normalizer, const std::string& issues,
                               const std::string& rules) {
    Score of_issues{"addresses from issues: expected lines", 0, 0, {}};
    for (const nlohmann::json& one : read_json_lines(issues)) {
        const std::string raw = one["raw"];
        const rnvp::MailAddress got = normalize_text(normalizer, raw);
        bool is_right = true;
        for (const auto& [name, value] : one["expected"].items()) {
            const auto line = [&](std::size_t number) { return got.lines[number - 1]; };
            const std::string text = value.is_string() ? value.get<std::string>() : std::string();
            is_right =
                is_right &&
                (name == "l4" ? line(4) == text ||
                                    line(4) == one["expected"].value("l4_without_reference", text)
                 : name == "l5"        ? line(5) == text
                 : name == "l6"        ? line(6) == text
                 : name == "cp"        ? got.postcode == text
                 : name == "town"      ? got.town == text
                 : name == "country"   ? line(7) == text
                 : name == "ambiguous" ? got.status == rnvp::Status::ambiguous
                 : name == "l5_or_l3"  ? line(5) == text || line(3) == text
                 : name == "l4_or_l5"  ? line(4) == text || line(5) == text
                                       : true);
        }
        of_issues.add(is_right, [&] {
            return raw + " | " + one["expected"].dump() + " | " + got.code.text() + " " +
                   lines_text(got);
        });
    }
    Score of_rules{"rules of the norm", 0, 0, {}};
    for (const nlohmann::json& one : read_json_lines(rules)) {
        const std::string raw = one["raw"];
        const std::string kind = one["kind"];
        const std::string expected = one["expected"];
        if (kind != "l4" && kind != "l5" && kind != "l6") {
            continue; // words about a rule: they have unit tests
        }
        const rnvp::MailAddress got = normalize_text(normalizer, raw);
        const std::size_t line = kind == "l4" ? 3 : kind == "l5" ? 4 : 5;
        // A place alone is a town: line 5 or 6.
        const bool is_right = got.lines[line] == expected ||
                              (kind == "l5" && got.lines[5].ends_with(expected)) ||
                              (kind == "l5" && got.lines[3] == expected);
        of_rules.add(is_right, [&] { return raw + " | " + expected + " | " + lines_text(got); });
    }
    return {of_issues, of_rules};
}

Score score_idempotence(const rnvp::Normalizer& normalizer, const std::vector<std::string>& raws) {
    Score score{"the result given back gives the same lines, and scores no lower", 0, 0, {}};
    for (const std::string& raw : raws) {
        add_given_back(score, normalizer, normalize_text(normalizer, raw), raw);
    }
    return score;
}

void add_given_back(Score& score, const rnvp::Normalizer& normalizer,
                    const rnvp::MailAddress& result, const std::string& raw) {
    std::string text;
    for (const std::string& line : result.lines) {
        if (!line.empty()) {
            text += (text.empty() ? "" : "\n") + line;
        }
    }
    const rnvp::MailAddress again = normalize_text(normalizer, text);
    score.add(result.lines == again.lines && again.score >= result.score, [&] {
        return raw + " | " + result.code.text() + " " + lines_text(result) + " | " +
               again.code.text() + " " + lines_text(again);
    });
}

} // namespace bdd::bench
