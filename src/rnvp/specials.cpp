#include "rnvp/specials.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/street_number.hpp"
#include "rnvp/street_spot.hpp"
#include "rnvp/street_types.hpp"

#include <algorithm>
#include <array>

namespace bdd::rnvp {

namespace {

constexpr std::size_t k_most_digits = 5; ///< Of a box.

/// A kind of box in one of its spellings.
struct BoxName {
    std::array<std::string_view, 3> words;
    std::string_view name;
};

constexpr std::array<BoxName, 14> k_boxes = {{
    {{"BP", "", ""}, "BP"},
    {{"B", "P", ""}, "BP"},
    {{"BOITE", "POSTALE", ""}, "BP"},
    {{"BTE", "POSTALE", ""}, "BP"},
    {{"CS", "", ""}, "CS"},
    {{"C", "S", ""}, "CS"},
    {{"COURSE", "SPECIALE", ""}, "CS"},
    {{"TSA", "", ""}, "TSA"},
    {{"T", "S", "A"}, "TSA"},
    {{"CIDEX", "", ""}, "CIDEX"},
    {{"CASE", "POSTALE", ""}, "CASE POSTALE"},
    {{"CC", "", ""}, "CC"},
    {{"SP", "", ""}, "SP"},
    {{"S", "P", ""}, "SP"},
}};

struct Box {
    std::string_view name;
    std::string code;      ///< "90233", "R9".
    std::size_t words = 0; ///< 0: there is none.
};

std::size_t words_of_name(const BoxName& box, std::span<const std::string_view> keys) noexcept {
    std::size_t count = 0;
    while (count < box.words.size() && !box.words[count].empty()) {
        if (count >= keys.size() || keys[count] != box.words[count]) {
            return 0;
        }
        ++count;
    }
    return count;
}

bool is_sign_of_number(std::string_view word) noexcept {
    return word == "N" || word == "NO" || word == "NUM" || word == "NUMERO" || word == "NR";
}

/// "NO30719" without the sign.
std::string_view without_sign(std::string_view word) noexcept {
    const std::size_t letters = word.starts_with("NO") ? 2 : word.starts_with("N") ? 1 : 0;
    return letters > 0 && is_number(word.substr(letters)) ? word.substr(letters) : word;
}

/// "12", "R9": what may stand behind BP.
bool is_code(std::string_view word) noexcept {
    const std::string_view digits =
        word.size() > 1 && !is_digit(word.front()) ? word.substr(1) : word;
    return is_number(digits) && digits.size() <= k_most_digits + 1; // one too many is a box still
}

/// True when the last number is that of the street behind: "BP 374 39 RUE", "BP 374 9 GRAND RUE".
bool begins_street(RunView words) {
    const StreetNumber number = read_number(words);
    if (!number || number.words >= words.size()) {
        return false;
    }
    const RunView behind = words.from(number.words);
    if (match_type(behind.keys).kind != TypeKind::none) {
        return true;
    }
    const StreetSpot spot = find_street(behind);
    return spot.rank == StreetRank::street && spot.begin == 0;
}

/// The digits of a box, also in groups.
void take_code(Box& box, RunView words) {
    std::size_t at = box.words;
    if (at + 1 < words.size() && is_sign_of_number(words.keys[at])) {
        ++at;
    }
    if (at >= words.size() || words.joints[at] == Joint::strong) {
        box.words = 0;
        return;
    }
    const std::string_view first = without_sign(words.keys[at]);
    const bool is_letter_and_number =
        is_letter(first) && at + 1 < words.size() && is_number(words.keys[at + 1]);
    if (!is_code(first) && !is_letter_and_number) {
        box.words = 0;
        return;
    }
    box.code = first;
    ++at;
    while (at < words.size() && is_number(words.keys[at]) && words.joints[at] == Joint::space &&
           box.code.size() + words.keys[at].size() <= k_most_digits &&
           !begins_street(words.from(at))) {
        box.code += words.keys[at++];
    }
    box.words = at;
}

/// "BP12", "CS90046" in one word.
Box glued_box(std::string_view word) {
    for (const BoxName& known : k_boxes) {
        if (known.words[1].empty() && known.name != "CC" && word.size() > known.name.size() &&
            word.starts_with(known.name)) {
            const std::string_view code = without_sign(word.substr(known.name.size()));
            if (is_number(code)) {
                return {known.name, std::string(code), 1};
            }
        }
    }
    return {};
}

/// A company that has BP in its name.
bool is_fuel(std::string_view before) noexcept {
    return before == "STATION" || before == "RELAIS" || before == "GARAGE";
}

/// A field post sector has five digits.
bool is_possible(const Box& box) noexcept {
    return box.name != "SP" || box.code.size() == k_most_digits;
}

Box box_at(RunView words, std::string_view before) {
    const std::string_view first = words.keys.front();
    constexpr std::string_view k_initials = "BCTS";
    if (k_initials.find(first.front()) == k_initials.npos || is_fuel(before)) {
        return {};
    }
    for (const BoxName& known : k_boxes) {
        Box box{known.name, {}, words_of_name(known, words.keys)};
        if (box.words == 0) {
            continue;
        }
        const bool is_spelled_out = known.words[0].size() > 1 && !known.words[1].empty();
        take_code(box, words);
        if (box.words > 0) {
            return is_possible(box) ? box : Box{};
        }
        if (is_spelled_out) {
            return {known.name, {}, words_of_name(known, words.keys)};
        }
    }
    Box box = glued_box(first);
    return is_possible(box) ? box : Box{};
}

/// "BP" alone in its cell, its number lost.
bool is_bare_box(const WordRun& run) noexcept {
    return run.size() == 1 && (run.keys[0] == "BP" || run.keys[0] == "CS" || run.keys[0] == "TSA");
}

bool is_poste_restante(RunView words) noexcept {
    return words.size() > 1 && words.keys[0] == "POSTE" && words.keys[1] == "RESTANTE";
}

bool is_army_hub(RunView words) noexcept {
    return words.size() > 1 && words.keys[0] == "HUB" && words.keys[1] == "ARMEES";
}

/// "CS CS 90604"
bool names_box_twice(RunView words, std::string_view before) {
    return words.size() > 2 && words.keys[0] == words.keys[1] &&
           box_at(words.from(1), before).name == words.keys[0];
}

} // namespace

Specials take_specials(WordRun& run) {
    Specials found;
    if (is_bare_box(run)) {
        found.text = run.keys[0];
        run = {};
        return found;
    }
    WordRun left;
    Joint next = Joint::strong;
    for (std::size_t i = 0; i < run.size();) {
        const RunView words = RunView{run.keys, run.joints}.from(i);
        const std::string_view before = i > 0 ? run.keys[i - 1] : "";
        if (names_box_twice(words, before)) {
            ++i;
            continue;
        }
        Box box = is_poste_restante(words) ? Box{"POSTE RESTANTE", {}, 2} : box_at(words, before);
        if (box.words == 0) {
            found.is_military = found.is_military || is_army_hub(words);
            left.add(run.keys[i], std::max(next, run.joints[i]));
            next = Joint::space;
            ++i;
            continue;
        }
        found.is_military = found.is_military || box.name == "SP";
        found.was_first = found.was_first || (i == 0 && box.words < run.size());
        append_word(found.text, box.name);
        append_word(found.text, box.code);
        i += box.words;
        next = left.size() == 0 ? Joint::strong : Joint::weak;
    }
    if (!found.text.empty()) {
        run = std::move(left);
    }
    return found;
}

} // namespace bdd::rnvp
