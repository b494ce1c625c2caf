#include "protect/keywords.hpp"

#include <bdd/core/text.hpp>
#include <bdd/protect/supply.hpp>

#include <algorithm>

namespace bdd::protect {

namespace {

constexpr Keywords<k_supply_item_count> k_item_words = {
    "supplier", "licence",  "proof",    "collected_on", "public_name",
    "basis",    "channels", "purposes", "informed",     "valid_until"};

bool is_supplied(std::string_view kind) noexcept {
    return kind == "rented" || kind == "bought" || kind == "partner";
}

bool is_declared(const SourceFacts& source, SupplyItem item) noexcept {
    switch (item) {
    case SupplyItem::supplier:
        return !source.supplier.empty();
    case SupplyItem::licence:
        return !source.licence.empty();
    case SupplyItem::proof:
        return !source.proof.empty();
    case SupplyItem::collected_on:
        return parse_iso_date(source.collected_on).has_value();
    case SupplyItem::public_name:
        return !source.public_name.empty();
    case SupplyItem::basis:
        return !source.basis.empty();
    case SupplyItem::channels:
        return !source.channels.empty();
    case SupplyItem::purposes:
        return !source.purposes.empty();
    case SupplyItem::informed:
        return !source.informed.empty();
    case SupplyItem::valid_until:
        break;
    }
    return parse_iso_date(source.valid_until).has_value();
}

bool has_to_declare(std::string_view kind, SupplyItem item) noexcept {
    if (is_supplied(kind)) {
        return item != SupplyItem::valid_until || kind == "rented";
    }
    if (is_indirect(kind)) {
        return item == SupplyItem::public_name;
    }
    return item == SupplyItem::informed && kind != "manual";
}

/// A list of keywords names the value; an empty list names all.
bool allows(std::string_view list, std::string_view word) {
    if (list.empty()) {
        return true;
    }
    const std::vector<std::string_view> words = text::split(list, ' ');
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::string_view keyword(SupplyItem item) noexcept {
    return word_of(k_item_words, item);
}

bool is_proof(SupplyItem item) noexcept {
    return item <= SupplyItem::collected_on;
}

bool is_indirect(std::string_view kind) noexcept {
    return kind != "own" && kind != "event" && kind != "tool" && kind != "manual";
}

std::vector<SupplyItem> missing_of(const SourceFacts& source) {
    std::vector<SupplyItem> missing;
    for (std::size_t i = 0; i < k_supply_item_count; ++i) {
        const auto item = static_cast<SupplyItem>(i);
        if (has_to_declare(source.kind, item) && !is_declared(source, item)) {
            missing.push_back(item);
        }
    }
    return missing;
}

bool lacks_proof(const SourceFacts& source) {
    const std::vector<SupplyItem> missing = missing_of(source);
    return !missing.empty() && is_proof(missing.front());
}

SourceRight right_of(const SourceFacts& source, Channel channel, Purpose purpose, Date day) {
    SourceRight right;
    const std::optional<Basis> basis = parse_basis(source.basis);
    right.basis = basis.value_or(Basis::none);
    const std::optional<Date> last = parse_iso_date(source.valid_until);
    if ((!source.basis.empty() && right.basis == Basis::none) ||
        !allows(source.channels, keyword(channel)) || !allows(source.purposes, keyword(purpose))) {
        right.lacks = Reason::no_basis;
    } else if (source.uses_max && source.uses_done >= *source.uses_max) {
        right.lacks = Reason::licence_exhausted;
    } else if (!source.valid_until.empty() && (!last || day > *last)) {
        right.lacks = Reason::licence_expired;
    } else if (lacks_proof(source)) {
        right.lacks = Reason::proof_missing;
    }
    return right;
}

} // namespace bdd::protect
