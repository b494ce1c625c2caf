#include "storage/packed_fields.hpp"

#include <bdd/core/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace bdd::storage {

namespace {

constexpr char k_separator = '\x1f';

struct TextField {
    std::string_view name;
    std::string model::RecordFields::*member;
};

using F = model::RecordFields;
/// The texts, in the order of PackedField; the numbers follow them.
constexpr std::array<TextField, 22> k_texts = {{
    {"civility", &F::civility},
    {"title", &F::title},
    {"first_name", &F::first_name},
    {"last_name", &F::last_name},
    {"name_key", &F::name_key},
    {"job_title", &F::job_title},
    {"department", &F::department},
    {"level", &F::level},
    {"email", &F::email},
    {"email_kind", &F::email_kind},
    {"phone", &F::phone},
    {"phone_kind", &F::phone_kind},
    {"mobile", &F::mobile},
    {"company", &F::company},
    {"company_key", &F::company_key},
    {"legal_form", &F::legal_form},
    {"siren", &F::siren},
    {"siret", &F::siret},
    {"vat", &F::vat},
    {"naf", &F::naf},
    {"website", &F::website},
    {"updated_on", &F::updated_on},
}};
constexpr std::array<std::string_view, 5> k_others = {"staff", "revenue_cents", "opt_in", "more",
                                                      "collected_on"};
static_assert(k_texts.size() + k_others.size() == k_packed_field_count);
static_assert(static_cast<std::size_t>(PackedField::staff) == k_texts.size());

/// Bytes of `text` that are separators, eight at a time.
std::size_t count_separators(std::string_view text) noexcept {
    constexpr std::uint64_t k_lows = 0x7F7F7F7F7F7F7F7FU;
    constexpr std::uint64_t k_separators = 0x0101010101010101U * k_separator;
    std::size_t count = 0;
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof(word));
        word ^= k_separators; // A separator becomes a zero byte.
        const std::uint64_t others = ((word & k_lows) + k_lows) | word | k_lows;
        count += static_cast<std::size_t>(std::popcount(~others));
    }
    return count + static_cast<std::size_t>(std::count(
                       text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), k_separator));
}

void append_value(std::string& out, std::string_view value) {
    out += value;
    out += k_separator;
}

model::RecordFields without_separators(model::RecordFields fields) {
    for (const TextField& field : k_texts) {
        std::string& text = fields.*field.member;
        text.erase(std::remove(text.begin(), text.end(), k_separator), text.end());
    }
    for (std::string* text : {&fields.more, &fields.collected_on}) {
        text->erase(std::remove(text->begin(), text->end(), k_separator), text->end());
    }
    return fields;
}

void append_number(std::string& out, std::optional<std::int64_t> value) {
    if (value) {
        const fmt::format_int text(*value);
        out.append(text.data(), text.size());
    }
    out += k_separator;
}

} // namespace

void pack_fields(const model::RecordFields& fields, std::string& out) {
    out.clear();
    for (const TextField& text : k_texts) {
        append_value(out, fields.*text.member);
    }
    append_number(out, fields.staff);
    append_number(out, fields.revenue_cents);
    append_number(out, fields.opt_in ? std::optional<std::int64_t>(*fields.opt_in) : std::nullopt);
    append_value(out, fields.more);
    append_value(out, fields.collected_on);
    if (count_separators(out) != k_packed_field_count) {
        pack_fields(without_separators(fields), out);
        return;
    }
    while (!out.empty() && out.back() == k_separator) {
        out.pop_back();
    }
}

std::string_view packed_name(PackedField field) noexcept {
    const auto place = static_cast<std::size_t>(field);
    return place < k_texts.size() ? k_texts.at(place).name : k_others.at(place - k_texts.size());
}

PackedField packed_field(std::string_view name) {
    for (std::size_t i = 0; i < k_packed_field_count; ++i) {
        if (packed_name(static_cast<PackedField>(i)) == name) {
            return static_cast<PackedField>(i);
        }
    }
    fail(Errc::internal, "no packed field {0}", name);
}

PackedFields::PackedFields(std::string_view packed) noexcept {
    const char* at = packed.data();
    const char* const end = at + packed.size();
    for (std::string_view& value : m_values) {
        if (at == end) {
            break;
        }
        const auto left = static_cast<std::size_t>(end - at);
        const auto* stop = static_cast<const char*>(std::memchr(at, k_separator, left));
        const std::size_t size = stop == nullptr ? left : static_cast<std::size_t>(stop - at);
        value = {at, size};
        at = stop == nullptr ? end : stop + 1;
    }
}

std::optional<std::int64_t> PackedFields::number(PackedField field) const noexcept {
    const std::string_view text = (*this)[field];
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

model::RecordFields unpack_fields(std::string_view packed) {
    model::RecordFields fields;
    unpack_fields(packed, fields);
    return fields;
}

void unpack_fields(std::string_view packed, model::RecordFields& fields) {
    const PackedFields values(packed);
    for (std::size_t i = 0; i < k_texts.size(); ++i) {
        fields.*k_texts.at(i).member = values[static_cast<PackedField>(i)];
    }
    fields.staff = values.number(PackedField::staff);
    fields.revenue_cents = values.number(PackedField::revenue_cents);
    const std::optional<std::int64_t> opt_in = values.number(PackedField::opt_in);
    fields.opt_in = opt_in ? std::optional(*opt_in != 0) : std::nullopt;
    fields.more = values[PackedField::more];
    fields.collected_on = values[PackedField::collected_on];
}

} // namespace bdd::storage
