#include "case_files.hpp"
#include "catch.hpp"
#include "embedded_reference.hpp"

#include <bdd/rnvp/normalizer.hpp>

#include <algorithm>
#include <map>

// Cases of geocoders and parsers. What they expect is not always what the post wants: the
// exceptions stand here one by one, each with its reason; all others hold.

using namespace bdd::rnvp;
namespace text = bdd::text;
using nlohmann::json;

namespace {

using Exceptions = std::map<std::string, std::string>;

MailAddress normalize(const std::string& raw) {
    RawAddress address;
    address.cells = {raw};
    return Normalizer(embedded_reference()).normalize(address);
}

/// Runs `holds` over a file: all cases but the exceptions hold, and those do not.
template <typename Holds>
void check_file(const char* file, std::size_t floor, const Exceptions& exceptions, Holds holds) {
    const std::vector<json> cases = case_files::objects(file);
    if (cases.empty()) {
        WARN("the case files are absent");
        return;
    }
    std::size_t right = 0;
    for (const json& one : cases) {
        const std::string id = one["id"];
        const bool is_right = holds(one);
        right += is_right ? 1 : 0;
        const auto exception = exceptions.find(id);
        INFO(id << ": " << one["raw"] << " should give " << one["expected"]);
        if (exception == exceptions.end()) {
            CHECK(is_right);
        } else {
            INFO("no longer an exception: " << exception->second);
            CHECK_FALSE(is_right);
        }
    }
    INFO(right << " of " << cases.size());
    CHECK(right >= floor);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Words in norm form, one after the other.
std::string key_of(const json& words) {
    std::string all;
    if (words.is_string()) {
        all = words;
    } else {
        for (const std::string word : words) {
            all += word + " ";
        }
    }
    return text::key(all);
}

/// The number of the street that some words begin, with its index: "6B". Words that are a number
/// alone get a street.
std::string number_in(const std::string& words) {
    const bool is_alone = words.find(' ') == std::string::npos || words.ends_with(" BIS");
    const StreetParts street = read_street(is_alone ? words + " RUE DES LILAS" : words);
    return street.number + street.repetition;
}

/// "60BIS" and "3 BIS" as the norm writes them: "60B", "3B".
std::string folded_number(const std::string& key) {
    const auto digits =
        static_cast<std::size_t>(std::find_if_not(key.begin(), key.end(), is_digit) - key.begin());
    if (digits == 0) {
        return {};
    }
    const std::size_t letter = key.find_first_not_of(" 0123456789");
    return key.substr(0, digits) + (letter == std::string::npos ? "" : key.substr(letter, 1));
}

/// The words before the last group of digits of `key` that is a code: a postcode or its first two.
std::string before_code(const std::string& raw) {
    std::size_t end = raw.size();
    while (end > 0 && !is_digit(raw[end - 1])) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && is_digit(raw[begin - 1])) {
        --begin;
    }
    return begin > 0 && (end - begin == 5 || end - begin == 2) ? raw.substr(0, begin) : raw;
}

std::string code_in(const std::string& raw) {
    const std::string before = before_code(raw);
    return before.size() == raw.size() ? std::string() : raw.substr(before.size(), 5);
}

bool says(const std::string& key, std::string_view word) {
    return (" " + key + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// The box of a raw address as line 5 prints it, or empty.
std::string box_in(const std::string& key) {
    std::string box = key;
    for (const char* sign : {" N ", " NO", " N"}) {
        const std::size_t at = box.find(sign);
        if (at != std::string::npos && is_digit(box[at + std::string(sign).size()])) {
            box.replace(at, std::string(sign).size(), " ");
        }
    }
    for (const std::string name : {"B P", "BP", "CS", "TSA", "CIDEX"}) {
        const std::size_t at = (" " + box).find(" " + name + " ");
        if (at == std::string::npos) {
            continue;
        }
        const std::size_t digits = at + name.size() + 1;
        return (name == "B P" ? "BP" : name) + " " +
               box.substr(digits, box.find(' ', digits) - digits);
    }
    return {};
}

/// A query whose boxes, floors and CEDEX were removed: here they are recognised. The street is that
/// of the rest, the box is on line 5, CEDEX on line 6, and the code stays.
bool has_cleaned_street(const std::string& raw, const std::string& cleaned) {
    const MailAddress got = normalize(raw);
    const std::string code = code_in(raw.substr(0, text::lower(raw).find(" cedex")));
    const std::string street = before_code(cleaned);
    const std::vector<std::string_view> cells = {street};
    const StreetParts wanted = read_delivery(cells).street;
    const std::string key = text::key(raw);
    return got.street.number == wanted.number && got.street.repetition == wanted.repetition &&
           got.street.label() == wanted.label() && got.special == box_in(key) &&
           (code.empty() || got.postcode == code) && (!says(key, "CEDEX") || !got.cedex.empty());
}

/// A query without a code keeps its words, on one line.
bool has_words(const std::string& raw, const std::string& cleaned) {
    const MailAddress got = normalize(raw);
    std::string label;
    for (const std::string& line : got.lines) {
        label = line.empty() ? label : line;
    }
    return label == text::key(cleaned) || got.street.label() == text::key(cleaned);
}

bool holds_of_addok(const json& one) {
    const std::string test = one["test"];
    const json& expected = one["expected"];
    const std::string key = key_of(one["raw"]);
    if (test == "test_street_type_patterns") {
        // Types that may be the name of a place too (DOMAINE, QUARTIER) are types behind a number.
        return !read_street("12 " + key + " DES LILAS").type.empty() == expected.get<bool>();
    }
    if (test == "test_flag_housenumber") {
        return !number_in(key).empty() == expected.get<bool>();
    }
    if (test == "test_glue_ordinal") {
        return number_in(key) == folded_number(text::key(expected.front().get<std::string>()));
    }
    if (test == "test_fold_ordinal" || test == "test_match_housenumber") {
        const std::string wanted = text::key(expected.get<std::string>());
        return number_in(key) == (wanted == "4TERRE" ? std::string() : folded_number(wanted));
    }
    if (test == "test_remove_leading_zeros") {
        const std::string wanted = expected;
        return number_in(key) == wanted || normalize(key).postcode == wanted;
    }
    const std::string raw = one["raw"];
    return code_in(raw).empty() && !says(key, "CEDEX") ? has_words(raw, expected)
                                                       : has_cleaned_street(raw, expected);
}

/// Labelled parts of an address: "housenumber", "street", "postcode", "city" or "locality" …
bool has_parts(const std::string& raw, const json& parts) {
    const MailAddress got = normalize(raw);
    return std::all_of(parts.begin(), parts.end(), [&](const json& part) {
        const std::string name = part[0];
        const std::string key = text::key(part[1].get<std::string>());
        if (name == "housenumber") {
            return got.street.number + got.street.repetition == folded_number(key);
        }
        if (name == "street") {
            return got.street.label() == read_street(key).label();
        }
        if (name == "city" || name == "locality") {
            return town_key(got.town) == town_key(key);
        }
        if (name == "city_district") { // the arrondissement is in the postcode
            return got.postcode == "75009" && (key.starts_with("IXE ") || key.starts_with("9E "));
        }
        return name == "postcode" ? got.postcode == key : name == "country" && got.country == "FR";
    });
}

} // namespace

TEST_CASE("the cases of addok-france hold, boxes and CEDEX recognised", "[rnvp]") {
    static const Exceptions k_exceptions = {
        {"addok-france/test_extract_address/46",
         "44000 is Nantes: the postcode of the town that is named takes its place, and is told"},
    };
    constexpr std::size_t k_floor = 101;
    check_file("addok_france.jsonl", k_floor, k_exceptions, holds_of_addok);
}

TEST_CASE("the French cases of libpostal hold", "[rnvp]") {
    static const Exceptions k_exceptions = {
        {"libpostal/expand/9", "CHAMPSELYSEES is a key of a search; a hyphen is a space on line 4"},
    };
    constexpr std::size_t k_floor = 16;
    check_file("libpostal_fr.jsonl", k_floor, k_exceptions, [](const json& one) {
        const std::string raw = one["raw"];
        if (one["kind"] == "parse") {
            return has_parts(raw, one["expected"]);
        }
        const std::string wanted = text::key(one["expected"].get<std::string>());
        return one["kind"] == "numex"
                   ? street_key("RUE DES " + text::key(raw)) == street_key("RUE DES " + wanted)
                   : normalize(raw).lines[3] == wanted;
    });
}

TEST_CASE("the French cases of pelias hold", "[rnvp]") {
    static const Exceptions k_exceptions = {
        {"pelias/10",
         "without a postcode or a comma FRANCE may end the name, as in ANATOLE FRANCE"},
        {"pelias/11", "as pelias/10"},
        {"pelias/13", "as pelias/10"},
    };
    constexpr std::size_t k_floor = 31;
    check_file("pelias_fr.jsonl", k_floor, k_exceptions,
               [](const json& one) { return has_parts(one["raw"], one["expected"]); });
}
