#pragma once

#include "flows/base_session.hpp"
#include "flows/protect/contact_gate.hpp"

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// What for and for whom a file is made.
struct ExportTerms {
    protect::Purpose purpose = protect::Purpose::prospection;
    std::string recipient;        ///< Who gets the file; empty: it stays here.
    protect::Channels channels;   ///< On which people will be reached; none: those of the file.
    bool carries_notice = true;   ///< The message says where the data comes from.
    std::optional<Date> purge_by; ///< When the file must be gone; else as the settings say.
    bool dry_run = false;
};

/// The file as it was made, for the log.
struct ExportedFile {
    std::string_view format;
    std::string columns; ///< "uid email"
    std::string path;    ///< Empty: standard output.
    std::string sha256;
};

/// One export: the base held by its lock, the gate asked about everybody, and in the end a line in
/// the log of what left, for whom and about whom. Nothing stays unless `finish` is called.
class GuardedExport {
public:
    /// `of_file`: the channels that the file has addresses of. Throws Errc::refused or Errc::usage
    /// for terms that cannot be.
    GuardedExport(cli::Context& ctx, const ExportTerms& terms, protect::Channels of_file);

    /// To read contacts from, as they were when the gate was asked.
    [[nodiscard]] storage::Database& base() noexcept { return m_base; }
    [[nodiscard]] WriteSession& session() noexcept { return m_session; }
    [[nodiscard]] const GateCounts& counts() const noexcept { return m_gate->counts(); }
    [[nodiscard]] const ExportTerms& terms() const noexcept { return m_terms; }
    /// The channels that the gate was asked about.
    [[nodiscard]] protect::Channels channels() const noexcept { return m_channels; }
    [[nodiscard]] bool is_internal() const noexcept {
        return m_terms.purpose == protect::Purpose::internal;
    }
    /// The recipient was not known before.
    [[nodiscard]] bool has_new_recipient() const noexcept { return m_new_recipient; }

    /// Empty: nothing of this contact may be written.
    [[nodiscard]] std::optional<Permit> permit(model::ContactId contact) const noexcept {
        return m_gate->permit(contact);
    }
    /// Why not: see ContactGate.
    [[nodiscard]] protect::Reason reason(model::ContactId contact) const noexcept {
        return m_gate->reason(contact);
    }
    /// A contact stands in the file.
    void wrote(const Permit& permit) { m_written.push_back(permit.contact()); }
    [[nodiscard]] std::size_t written() const noexcept { return m_written.size(); }

    /// Logs the file. Call it before the file is put in its place: what left is never unlogged.
    void finish(const ExportedFile& file);
    /// Tells what was left out and why, and what the messages must say.
    void tell() const;

private:
    void settle_recipient();

    cli::Context* m_ctx;
    ExportTerms m_terms;
    protect::Channels m_channels;
    storage::Database m_base;
    WriteSession m_session;
    std::optional<ContactGate> m_gate;
    std::vector<model::ContactId> m_written;
    bool m_new_recipient = false;
};

} // namespace bdd::flows
