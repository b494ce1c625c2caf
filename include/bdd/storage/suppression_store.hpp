#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The list of oppositions: fingerprints, never addresses. Words and numbers are those of the
/// protect module; this one only stores them.
namespace bdd::storage {

class Statement;

/// One opposition. Texts live as long as the caller's.
struct Suppression {
    int kind = 0;             ///< Number of the kind of address.
    std::string_view mac;     ///< 32 bytes.
    std::uint32_t key_id = 0; ///< 0: plain SHA-256.
    std::string_view channel; ///< A channel, or "all".
    std::string_view purpose; ///< A purpose, "marketing" or "everything".
    int norm_version = 0;
    std::string_view reason;
    std::string_view created_at;
    std::string_view review_on; ///< YYYY-MM-DD
    std::string_view origin;    ///< May be empty.
};

/// What became of an opposition that was to be added.
enum class SuppressionAdded {
    added,
    known,   ///< This address is opposed with this scope already; nothing changed.
    hardened ///< It was known, and is now known as one of an erased person.
};

/// Puts oppositions on the list, inside the caller's transaction. Nothing takes them off.
class SuppressionWriter {
public:
    SuppressionWriter(Database& database, model::RunId run);
    ~SuppressionWriter();
    SuppressionWriter(const SuppressionWriter&) = delete;
    SuppressionWriter& operator=(const SuppressionWriter&) = delete;

    /// Many are fastest in ascending order of kind and mac.
    SuppressionAdded add(const Suppression& entry);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Entries that have all of this in common.
struct SuppressionCount {
    int kind = 0;
    std::string reason;
    std::string channel;
    std::string purpose;
    bool is_plain = false; ///< Plain SHA-256.
    std::int64_t entries = 0;
    std::int64_t to_review = 0; ///< Of those, whose day of review has come.
};

class SuppressionReader {
public:
    explicit SuppressionReader(Database& database);
    ~SuppressionReader();
    SuppressionReader(const SuppressionReader&) = delete;
    SuppressionReader& operator=(const SuppressionReader&) = delete;

    [[nodiscard]] bool empty();
    /// Every entry, in no order that means anything, until `visit` says false. Only what it takes
    /// to recognise addresses is there: times, origin and versions are empty. Valid during the
    /// call.
    void each(const std::function<bool(const Suppression&)>& visit);
    /// Every entry whole, the newest first, until `visit` says false.
    void list(const std::function<bool(const Suppression&)>& visit);
    /// Calls `visit` for each entry of a fingerprint.
    void find(int kind, std::string_view mac, std::uint32_t key_id,
              const std::function<void(const Suppression&)>& visit);
    /// By kind, reason and scope. `day`: YYYY-MM-DD, for the review.
    [[nodiscard]] std::vector<SuppressionCount> counts(std::string_view day);

private:
    Database* m_database;
    std::unique_ptr<Statement> m_find; ///< Kept, for a file of addresses asks a million times.
};

} // namespace bdd::storage
