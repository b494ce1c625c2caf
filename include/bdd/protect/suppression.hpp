#pragma once

#include <bdd/protect/channel.hpp>
#include <bdd/protect/secret_key.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bdd::protect {

/// What an opposition covers: channels by purposes. Of one entry, or of all that concern a contact.
/// "marketing" is prospection, relation, information, renewal, ads and partner; "everything" is
/// service too.
class Scope {
public:
    constexpr Scope() = default;
    Scope(Channels channels, Purposes purposes) noexcept;
    [[nodiscard]] bool covers(Channel channel, Purpose purpose) const noexcept {
        return m_purposes[static_cast<std::size_t>(channel)].has(purpose);
    }
    /// Every channel for this purpose.
    [[nodiscard]] bool covers_all_channels(Purpose purpose) const noexcept;
    [[nodiscard]] bool empty() const noexcept;
    Scope& operator|=(const Scope& other) noexcept;
    bool operator==(const Scope&) const = default;

private:
    std::array<Purposes, k_channel_count> m_purposes{};
};

/// "marketing", "everything" or one purpose; empty for another word.
[[nodiscard]] std::optional<Purposes> parse_scope_purposes(std::string_view word) noexcept;
/// "all" or one channel.
[[nodiscard]] std::optional<Channels> parse_scope_channels(std::string_view word) noexcept;

/// Why an address is on the list.
enum class SuppressionReason : std::uint8_t {
    unsubscribe,
    complaint,
    verbal,
    letter,
    erasure,
    manual,
    external_list,
};
[[nodiscard]] std::string_view keyword(SuppressionReason reason) noexcept;
[[nodiscard]] std::optional<SuppressionReason>
parse_suppression_reason(std::string_view word) noexcept;

/// What an opposition covers when it was not said: unsubscribe, complaint and lists of other tools
/// → e-mail for marketing; verbal → phone for marketing; letter and manual → all channels for
/// marketing; erasure → everything.
struct ScopeWords {
    std::string_view channel;
    std::string_view purpose;
};
[[nodiscard]] ScopeWords default_scope(SuppressionReason reason, AddressKind kind) noexcept;

/// The whole list in memory, for millions of look-ups: 26 bytes an entry.
class SuppressionSet {
public:
    /// `erased`: the reason is erasure.
    void add(AddressKind kind, const Fingerprint& fingerprint, std::uint32_t key_id,
             const Scope& scope, bool erased);
    /// A SHA-256 of the value alone.
    void add_plain(AddressKind kind, const Fingerprint& fingerprint, const Scope& scope);
    /// Must be called after the last `add`, before the first look-up.
    void seal();

    [[nodiscard]] bool empty() const noexcept { return m_entries.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_entries.size(); }
    /// No value of a kind that nobody opposed needs a fingerprint.
    [[nodiscard]] bool has(AddressKind kind) const noexcept;

    struct Found {
        Scope scope;
        bool listed = false;
        bool erased = false; ///< The person was erased and is not to come back.
        void join(const Found& other) noexcept;
    };

    /// Looks normalised values up, with every key that the list needs. For any number of threads.
    class Lookup {
    public:
        /// `keys` must hold every key of the list: check with missing_key first.
        Lookup(const SuppressionSet& set, const Keyring& keys);
        [[nodiscard]] Found find(AddressKind kind, std::string_view normalised) const;

    private:
        const SuppressionSet* m_set;
        std::vector<Fingerprinter> m_keys;
    };

    /// The first key that entries were made with and that the ring lacks.
    [[nodiscard]] std::optional<std::uint32_t> missing_key(const Keyring& keys) const;

private:
    struct Entry {
        std::uint64_t head = 0;  ///< First 8 bytes of the fingerprint.
        std::uint64_t tail = 0;  ///< Next 8.
        std::uint16_t scope = 0; ///< Index into m_scopes.
        AddressKind kind = AddressKind::email;
        bool erased = false;
        std::uint32_t key_id = 0; ///< 0: plain SHA-256.
    };
    void insert(AddressKind kind, const Fingerprint& fingerprint, std::uint32_t key_id,
                const Scope& scope, bool erased);
    void collect(AddressKind kind, const Fingerprint& fingerprint, std::uint32_t key_id,
                 Found& found) const;

    [[nodiscard]] std::size_t bucket_of(std::uint64_t head) const noexcept;
    [[nodiscard]] bool may_have(std::uint64_t head) const noexcept;

    std::vector<Entry> m_entries;        ///< Ascending by head once sealed.
    std::vector<std::uint32_t> m_starts; ///< Where the entries of each leading bit pattern begin.
    unsigned m_shift = 64;
    /// A bit for each leading bit pattern that an entry has, finer than the buckets: nearly every
    /// address is on no list, and this says so without a look at the entries.
    std::vector<std::uint64_t> m_present;
    unsigned m_present_shift = 64;
    std::vector<Scope> m_scopes;
    std::array<std::vector<std::uint32_t>, k_address_kind_count> m_key_ids; ///< 0: plain SHA-256.
};

} // namespace bdd::protect
