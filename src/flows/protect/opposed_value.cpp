#include "flows/protect/opposed_value.hpp"

#include "flows/asked_id.hpp"
#include "flows/protect/further_values.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/storage/golden_store.hpp>
#include <bdd/storage/record_addresses.hpp>
#include <bdd/storage/split_store.hpp>

#include <algorithm>
#include <array>

namespace bdd::flows {

namespace {

using protect::AddressKind;

constexpr std::size_t k_siren_digits = 9;
constexpr std::size_t k_siret_digits = 14;
constexpr std::size_t k_hash_digits = 64;

void add(std::vector<OpposedValue>& out, AddressKind kind, std::string_view value) {
    if (value.empty()) {
        return;
    }
    OpposedValue opposed{kind, std::string(value)};
    if (std::find(out.begin(), out.end(), opposed) == out.end()) {
        out.push_back(std::move(opposed));
    }
}

OpposedReading refused(std::string_view code, const char* problem, const char* hint) {
    return {{}, code, problem, hint};
}

/// Nothing was read, though something was there or should have been.
OpposedReading read_email(std::string_view text) {
    const auto reading = fields::read_emails(text);
    OpposedReading found;
    if (reading.value.first) {
        add(found.values, AddressKind::email, reading.value.first->address);
    }
    for (const fields::Email& more : reading.value.more) {
        add(found.values, AddressKind::email, more.address);
    }
    if (!reading.ok() || found.values.empty()) {
        found.code = fields::keyword(fields::Problem::email_syntax);
        found.problem = _("this is no e-mail address");
        found.hint = _("write it like ada@example.fr");
    }
    return found;
}

OpposedReading read_phone(std::string_view text) {
    const auto reading = fields::read_phones(text);
    OpposedReading found;
    if (reading.value.first) {
        add(found.values, AddressKind::phone, reading.value.first->e164);
    }
    for (const fields::Phone& more : reading.value.more) {
        add(found.values, AddressKind::phone, more.e164);
    }
    if (!reading.ok() || found.values.empty()) {
        found.code =
            fields::keyword(reading.ok() ? fields::Problem::phone_invalid : reading.problem);
        found.problem = _("this is no phone number");
        found.hint = _("write it like 02 99 85 38 02, or +32 2 555 12 12 where it is not French");
    }
    return found;
}

OpposedReading read_domain(std::string_view text) {
    for (const std::string_view before : {"*@", "@", "www."}) {
        if (text.starts_with(before)) {
            text.remove_prefix(before.size());
        }
    }
    // The rules for domains are those of e-mail addresses.
    const bool has_at = text.find('@') != std::string_view::npos;
    const auto reading = fields::read_emails("x@" + std::string(text));
    if (has_at || !reading.ok() || !reading.value.first || !reading.value.more.empty()) {
        return refused("domain_syntax", _("this is no domain"), _("write it like example.fr"));
    }
    const std::string_view domain = fields::email_domain(reading.value.first->address);
    if (fields::is_shared_domain(domain)) {
        return refused("shared_domain", _("mailboxes of this domain belong to many people"),
                       _("name the address instead"));
    }
    OpposedReading found;
    add(found.values, AddressKind::domain, domain);
    return found;
}

OpposedReading read_siren(std::string_view text) {
    const auto reading = fields::read_siren(text);
    OpposedReading found;
    if (reading.ok() && !reading.value.empty()) {
        add(found.values, AddressKind::siren, reading.value);
        return found;
    }
    found.code = fields::keyword(reading.ok() ? fields::Problem::siren_length : reading.problem);
    found.problem = _("this is no SIREN, nor a SIRET");
    found.hint = _("write the nine digits of the company, or the fourteen of the site");
    return found;
}

/// Digits, and what people write between those of an identifier.
bool is_identifier_like(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return text::is_digit(c) || c == ' ' || c == '.' || c == '\'' || c == '=' || c == '"';
    });
}

AddressKind kind_of(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at != std::string_view::npos) {
        return at == 0 || text.starts_with("*@") ? AddressKind::domain : AddressKind::email;
    }
    const std::string digits = text::digits(text);
    if (is_identifier_like(text) &&
        (digits.size() == k_siret_digits ||
         (digits.size() == k_siren_digits && fields::is_siren(digits)))) {
        return AddressKind::siren;
    }
    const bool has_letter = std::any_of(text.begin(), text.end(), [](unsigned char c) {
        return c >= 0x80U || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    const bool is_host =
        text.find('.') != std::string_view::npos && text.find(' ') == std::string_view::npos;
    return has_letter && is_host ? AddressKind::domain : AddressKind::phone;
}

bool is_hash(std::string_view text) {
    return text.size() == k_hash_digits && protect::parse_fingerprint(text).has_value();
}

} // namespace

OpposedReading read_opposed(std::string_view text, std::optional<AddressKind> kind) {
    text = text::trim(text);
    if (text.empty()) {
        return refused("no_value", _("there is nothing"),
                       _("name an e-mail, a phone number, a "
                         "domain or a SIREN"));
    }
    if (is_hash(text)) {
        return refused("hash", _("this is a hash, not an address"),
                       _("to read hashes: bdd suppress import FILE --hashed"));
    }
    switch (kind.value_or(kind_of(text))) {
    case AddressKind::email:
        return read_email(text);
    case AddressKind::domain:
        return read_domain(text);
    case AddressKind::siren:
        return read_siren(text);
    case AddressKind::postal:
        fail(Errc::internal, "a postal address is not read from one text");
    case AddressKind::phone:
        break;
    }
    OpposedReading found = read_phone(text);
    if (!kind && !found.code.empty()) {
        found.problem = _("this is no e-mail, phone number, domain, SIREN or contact");
        found.hint = _("write it like ada@example.fr, 02 99 85 38 02, example.fr, 552059024 or "
                       "C0000012");
    }
    return found;
}

std::optional<model::ContactId> read_opposed_contact(std::string_view text) {
    text = text::trim(text);
    if (text.empty() || (text[0] != 'C' && text[0] != 'c')) {
        return std::nullopt;
    }
    const std::optional<AskedId> asked = read_id(text);
    return asked ? std::optional(model::ContactId{asked->value}) : std::nullopt;
}

void append_addresses(const model::RecordFields& fields, std::vector<OpposedValue>& out) {
    add(out, AddressKind::email, fields.email);
    add(out, AddressKind::phone, fields.phone);
    add(out, AddressKind::phone, fields.mobile);
    for_each_further_value(fields.more, [&](AddressKind kind, std::string_view value) {
        if (kind == AddressKind::email || kind == AddressKind::phone) {
            add(out, kind, value);
        }
    });
}

std::vector<OpposedValue> addresses_of(storage::Database& base, model::ContactId contact) {
    storage::SplitStore contacts(base);
    const std::array<model::ContactId, 1> ids = {asked_contact(contacts, contact)};
    std::vector<OpposedValue> found;
    storage::GoldenStore(base).for_each(
        ids, [&](model::ContactId, std::span<const model::StoredRecord> records) {
            for (const model::StoredRecord& record : records) {
                append_addresses(record.fields, found);
            }
        });
    return found;
}

void each_address(storage::Database& base, const std::function<void(const OpposedValue&)>& visit) {
    std::vector<OpposedValue> values;
    model::RecordFields fields;
    storage::each_record_addresses(base, [&](const storage::RecordAddresses& record) {
        values.clear();
        fields.email = record.email;
        fields.phone = record.phone;
        fields.mobile = record.mobile;
        fields.more = record.more;
        append_addresses(fields, values);
        add(values, AddressKind::siren, record.siren);
        for (const OpposedValue& value : values) {
            visit(value);
        }
    });
}

std::vector<OpposedValue> require_opposed(std::string_view text, std::optional<AddressKind> kind) {
    OpposedReading reading = read_opposed(text, kind);
    if (!reading.code.empty()) {
        throw Error(Errc::usage, text_of("{0}: '{1}'", reading.problem, text::trim(text)),
                    reading.hint);
    }
    return std::move(reading.values);
}

std::vector<OpposedValue> opposed_values(storage::Database& base, std::string_view text,
                                         std::optional<AddressKind> kind) {
    if (const auto contact = read_opposed_contact(text); contact && !kind) {
        std::vector<OpposedValue> values = addresses_of(base, *contact);
        if (values.empty()) {
            throw Error(Errc::input,
                        text_of(_("{0} has neither e-mail nor phone"), text::trim(text)),
                        _("there is nothing that could be recognised when it comes back"));
        }
        return values;
    }
    return require_opposed(text, kind);
}

} // namespace bdd::flows
