#include "protect/keywords.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/protect/suppression.hpp>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace bdd::protect {

namespace {

constexpr Keywords<7> k_reason_words = {"unsubscribe", "complaint", "verbal",       "letter",
                                        "erasure",     "manual",    "external_list"};
constexpr std::uint32_t k_plain = 0; ///< Key id of plain SHA-256.
constexpr unsigned k_entries_a_bucket = 8;
constexpr std::size_t k_patterns_an_entry = 16;
constexpr std::size_t k_word_bits = 64;

std::uint64_t word_at(const Fingerprint& fingerprint, std::size_t offset) noexcept {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < sizeof(word); ++i) { // The same on every machine.
        word = word << 8U | fingerprint[offset + i];
    }
    return word;
}

/// Every purpose that contacts somebody, but for what the person expects.
Purposes marketing() noexcept {
    Purposes purposes;
    for (const Purpose purpose : {Purpose::prospection, Purpose::relation, Purpose::information,
                                  Purpose::renewal, Purpose::ads, Purpose::partner}) {
        purposes.add(purpose);
    }
    return purposes;
}

} // namespace

Scope::Scope(Channels channels, Purposes purposes) noexcept {
    for (const Channel channel : k_channels) {
        if (channels.has(channel)) {
            m_purposes[static_cast<std::size_t>(channel)] = purposes;
        }
    }
}

bool Scope::covers_all_channels(Purpose purpose) const noexcept {
    return std::all_of(k_channels.begin(), k_channels.end(),
                       [&](Channel channel) { return covers(channel, purpose); });
}

bool Scope::empty() const noexcept {
    return *this == Scope{};
}

Scope& Scope::operator|=(const Scope& other) noexcept {
    for (std::size_t i = 0; i < k_channel_count; ++i) {
        m_purposes[i] |= other.m_purposes[i];
    }
    return *this;
}

std::optional<Purposes> parse_scope_purposes(std::string_view word) noexcept {
    if (word == "marketing" || word == "everything") {
        Purposes purposes = marketing();
        if (word == "everything") {
            purposes.add(Purpose::service);
        }
        return purposes;
    }
    const std::optional<Purpose> purpose = parse_purpose(word);
    if (!purpose || *purpose == Purpose::internal) {
        return std::nullopt;
    }
    Purposes one;
    one.add(*purpose);
    return one;
}

std::optional<Channels> parse_scope_channels(std::string_view word) noexcept {
    if (word == "all") {
        return Channels::all();
    }
    const std::optional<Channel> channel = parse_channel(word);
    if (!channel) {
        return std::nullopt;
    }
    Channels one;
    one.add(*channel);
    return one;
}

std::string_view keyword(SuppressionReason reason) noexcept {
    return word_of(k_reason_words, reason);
}

std::optional<SuppressionReason> parse_suppression_reason(std::string_view word) noexcept {
    return find_word<SuppressionReason>(k_reason_words, word);
}

ScopeWords default_scope(SuppressionReason reason, AddressKind kind) noexcept {
    switch (reason) {
    case SuppressionReason::erasure:
        return {"all", "everything"};
    case SuppressionReason::letter:
    case SuppressionReason::manual:
        return {"all", "marketing"};
    case SuppressionReason::verbal:
        return {"phone", "marketing"};
    case SuppressionReason::unsubscribe:
    case SuppressionReason::complaint:
    case SuppressionReason::external_list:
        break;
    }
    // A list of numbers or of postal addresses is about these; a company is opposed as a whole.
    switch (kind) {
    case AddressKind::phone:
        return {"phone", "marketing"};
    case AddressKind::postal:
        return {"post", "marketing"};
    case AddressKind::siren:
        return {"all", "marketing"};
    case AddressKind::email:
    case AddressKind::domain:
        break;
    }
    return {"email", "marketing"};
}

void SuppressionSet::Found::join(const Found& other) noexcept {
    scope |= other.scope;
    listed = listed || other.listed;
    erased = erased || other.erased;
}

void SuppressionSet::add(AddressKind kind, const Fingerprint& fingerprint, std::uint32_t key_id,
                         const Scope& scope, bool erased) {
    insert(kind, fingerprint, key_id, scope, erased);
}

void SuppressionSet::add_plain(AddressKind kind, const Fingerprint& fingerprint,
                               const Scope& scope) {
    insert(kind, fingerprint, k_plain, scope, false);
}

void SuppressionSet::insert(AddressKind kind, const Fingerprint& fingerprint, std::uint32_t key_id,
                            const Scope& scope, bool erased) {
    auto place = std::find(m_scopes.begin(), m_scopes.end(), scope);
    if (place == m_scopes.end()) {
        if (m_scopes.size() == std::numeric_limits<std::uint16_t>::max()) {
            fail(Errc::internal, "too many scopes of opposition"); // 4 channels by 7 purposes.
        }
        m_scopes.push_back(scope);
        place = m_scopes.end() - 1;
    }
    m_entries.push_back({word_at(fingerprint, 0), word_at(fingerprint, 8),
                         static_cast<std::uint16_t>(place - m_scopes.begin()), kind, erased,
                         key_id});
    std::vector<std::uint32_t>& ids = m_key_ids[static_cast<std::size_t>(kind)];
    if (ids.empty() || ids.back() != key_id) {
        ids.push_back(key_id);
    }
}

void SuppressionSet::seal() {
    const auto is_before = [](const Entry& a, const Entry& b) {
        return a.head < b.head || (a.head == b.head && a.tail < b.tail);
    };
    if (!std::is_sorted(m_entries.begin(), m_entries.end(), is_before)) { // One kind comes so.
        std::sort(m_entries.begin(), m_entries.end(), is_before);
    }
    for (std::vector<std::uint32_t>& ids : m_key_ids) {
        sort_unique(ids);
    }
    const std::size_t buckets =
        std::bit_ceil(m_entries.size() / k_entries_a_bucket + std::size_t{1});
    m_shift = 64U - static_cast<unsigned>(std::countr_zero(buckets));
    m_starts.assign(buckets + 1, 0);
    for (const Entry& entry : m_entries) {
        ++m_starts[bucket_of(entry.head) + 1];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i) {
        m_starts[i] += m_starts[i - 1];
    }
    const std::size_t patterns =
        std::bit_ceil(m_entries.size() * k_patterns_an_entry + k_word_bits);
    m_present_shift = 64U - static_cast<unsigned>(std::countr_zero(patterns));
    m_present.assign(patterns / k_word_bits, 0);
    for (const Entry& entry : m_entries) {
        const std::uint64_t pattern = entry.head >> m_present_shift;
        m_present[pattern / k_word_bits] |= std::uint64_t{1} << pattern % k_word_bits;
    }
}

bool SuppressionSet::may_have(std::uint64_t head) const noexcept {
    const std::uint64_t pattern = head >> m_present_shift;
    return (m_present[pattern / k_word_bits] >> pattern % k_word_bits & 1U) != 0;
}

std::size_t SuppressionSet::bucket_of(std::uint64_t head) const noexcept {
    return m_shift >= 64U ? 0 : head >> m_shift;
}

bool SuppressionSet::has(AddressKind kind) const noexcept {
    return !m_key_ids[static_cast<std::size_t>(kind)].empty();
}

std::optional<std::uint32_t> SuppressionSet::missing_key(const Keyring& keys) const {
    for (const std::vector<std::uint32_t>& ids : m_key_ids) {
        for (const std::uint32_t id : ids) {
            const bool known =
                id == k_plain || std::any_of(keys.begin(), keys.end(),
                                             [&](const SecretKey& key) { return key.id == id; });
            if (!known) {
                return id;
            }
        }
    }
    return std::nullopt;
}

void SuppressionSet::collect(AddressKind kind, const Fingerprint& fingerprint, std::uint32_t key_id,
                             Found& found) const {
    const std::uint64_t head = word_at(fingerprint, 0);
    if (!may_have(head)) {
        return;
    }
    const std::uint64_t tail = word_at(fingerprint, 8);
    const std::size_t bucket = bucket_of(head);
    for (std::size_t i = m_starts[bucket]; i < m_starts[bucket + 1]; ++i) {
        const Entry& entry = m_entries[i];
        if (entry.head == head && entry.tail == tail && entry.kind == kind &&
            entry.key_id == key_id) {
            found.join({m_scopes[entry.scope], true, entry.erased});
        }
    }
}

SuppressionSet::Lookup::Lookup(const SuppressionSet& set, const Keyring& keys)
    : m_set(&set)
    , m_keys(keys.begin(), keys.end()) {}

SuppressionSet::Found SuppressionSet::Lookup::find(AddressKind kind,
                                                   std::string_view normalised) const {
    Found found;
    if (normalised.empty()) {
        return found;
    }
    for (const std::uint32_t id : m_set->m_key_ids[static_cast<std::size_t>(kind)]) {
        if (id == k_plain) {
            m_set->collect(kind, plain_sha256(normalised), k_plain, found);
            continue;
        }
        for (const Fingerprinter& key : m_keys) {
            if (key.key_id() == id) {
                m_set->collect(kind, key.of(kind, normalised), id, found);
            }
        }
    }
    return found;
}

} // namespace bdd::protect
