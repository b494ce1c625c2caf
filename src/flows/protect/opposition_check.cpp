#include "flows/protect/opposition_check.hpp"

#include "flows/protect/fingerprint_bytes.hpp"
#include "flows/protect/suppression_list.hpp"

#include <bdd/fields/email.hpp>

namespace bdd::flows {

namespace {

using protect::AddressKind;

OppositionMatch match_of(const storage::Suppression& entry) {
    OppositionMatch match;
    match.kind = static_cast<AddressKind>(entry.kind);
    match.channel = entry.channel;
    match.purpose = entry.purpose;
    match.reason = entry.reason;
    match.since = entry.created_at;
    match.review_on = entry.review_on;
    match.origin = entry.origin;
    match.is_plain = entry.key_id == 0;
    return match;
}

} // namespace

OppositionDetails::OppositionDetails(storage::Database& base, const protect::Keyring& keys)
    : m_reader(base)
    , m_makers(keys.begin(), keys.end()) {}

std::vector<OppositionMatch> OppositionDetails::of(const OpposedValue& value) {
    std::vector<OppositionMatch> matches;
    std::string_view domain;
    if (value.kind == AddressKind::email) {
        domain = fields::email_domain(value.value);
    }
    if (value.kind == AddressKind::domain) {
        domain = value.value;
    } else {
        collect(value.kind, value.value, matches);
    }
    each_domain_above(
        domain, [&](std::string_view above) { collect(AddressKind::domain, above, matches); });
    return matches;
}

std::vector<OppositionMatch> OppositionDetails::of_hash(AddressKind kind,
                                                        const protect::Fingerprint& hash) {
    std::vector<OppositionMatch> matches;
    find(kind, hash, 0, matches);
    return matches;
}

void OppositionDetails::collect(AddressKind kind, std::string_view value,
                                std::vector<OppositionMatch>& out) {
    find(kind, protect::plain_sha256(value), 0, out);
    for (const protect::Fingerprinter& maker : m_makers) {
        find(kind, maker.of(kind, value), maker.key_id(), out);
    }
}

void OppositionDetails::find(AddressKind kind, const protect::Fingerprint& mac,
                             std::uint32_t key_id, std::vector<OppositionMatch>& out) {
    m_reader.find(static_cast<int>(kind), bytes_of(mac), key_id,
                  [&](const storage::Suppression& entry) { out.push_back(match_of(entry)); });
}

} // namespace bdd::flows
