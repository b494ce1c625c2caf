#pragma once

#include <bdd/core/cancel.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a legal duty wants kept of people who left the base lies in a file of its own beside it.
namespace bdd::storage {

/// "<base>.archive"
[[nodiscard]] std::string archive_path(const std::string& base_path);
[[nodiscard]] bool has_archive(const std::string& base_path);

/// One person, with what the duty needs and no more: there is no e-mail and no phone in here.
struct ArchiveEntry {
    std::string uid;  ///< Of the contact when it was in the base; never given again there.
    std::string name; ///< In full, as the search of `gdpr verify` looks for it.
    std::string company;
    std::string siren;
    std::string address;   ///< Lines, parted by line ends.
    std::string documents; ///< JSON: {"consents":[…]}
    std::string reason;    ///< The duty.
    std::string ends_on;   ///< YYYY-MM-DD: the last day on which it may be kept.
    std::string archived_at;
    model::RunId run; ///< Of the base.
    bool operator==(const ArchiveEntry&) const = default;
};

/// The archive of a base. Only `gdpr archive`, `gdpr access` and `gdpr retention` open it: nothing
/// in it is looked at for matching, searching or contacting people. Mode 0600. What is deleted is
/// overwritten.
class Archive {
public:
    /// To write, it is created; to rehearse, changes are forgotten. Throws Errc::not_found for one
    /// to read that is not there, Errc::storage when the file is no archive or of a newer bdd.
    Archive(const std::string& base_path, Access access, double wait_seconds,
            const CancelFlag* cancel);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;

    /// Adds all of them or none, on the disk when it returns. An entry of the same uid with the
    /// same content is that entry: its reason, end, time and run are those told last. So a move
    /// that was cut short can be made again.
    void put(std::span<const ArchiveEntry> entries);
    /// By end, then as they came, until `visit` says false.
    void each(const std::function<bool(const ArchiveEntry&)>& visit);
    [[nodiscard]] std::vector<ArchiveEntry> of(std::string_view uid);
    /// Entries that end before the day (YYYY-MM-DD).
    [[nodiscard]] std::int64_t count_past(std::string_view day);
    /// Removes them and writes the file anew, so that no byte of them is left in it.
    void remove_past(std::string_view day);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage
