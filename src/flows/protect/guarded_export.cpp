#include "flows/protect/guarded_export.hpp"

#include "flows/protect/gate_words.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/export_store.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace bdd::flows {

namespace {

using protect::Channel;
using protect::Purpose;
using protect::Reason;

/// To others the purpose is one that people were told of.
void check_terms(const ExportTerms& terms) {
    const bool is_for_others = terms.purpose == Purpose::partner || terms.purpose == Purpose::ads;
    if (is_for_others && terms.recipient.empty()) {
        throw Error(Errc::usage,
                    text_of(_("the purpose {0} hands data to somebody: who is it?"),
                            keyword(terms.purpose)),
                    _("name who gets the file: --for 'Name'"));
    }
}

protect::Channels channels_of(const ExportTerms& terms, protect::Channels of_file) {
    if (!terms.channels.empty()) {
        return terms.channels;
    }
    // A file without any address is a list of people who may be reached somehow.
    return of_file.empty() ? protect::Channels::all() : of_file;
}

std::string count(std::uint64_t n) {
    return count_text(static_cast<std::int64_t>(n));
}

/// "job unknown 250, no consent 50": without those who have no address to be withheld.
std::string reasons_text(const GateCounts::Reasons& reasons) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const auto reason = static_cast<Reason>(i);
        if (reasons[i] > 0 && reason != Reason::no_address) {
            parts.push_back(reason_text(reason) + " " + count(reasons[i]));
        }
    }
    return text::join(parts, ", ");
}

} // namespace

GuardedExport::GuardedExport(cli::Context& ctx, const ExportTerms& terms, protect::Channels of_file)
    : m_ctx(&ctx)
    , m_terms((check_terms(terms), terms))
    , m_channels(channels_of(terms, of_file))
    , m_base(open_to_read(ctx))
    , m_session(ctx, "export", terms.dry_run) {
    const GateSettings settings = gate_settings(ctx.settings);
    const Date today = ctx.clock.today();
    if (!m_terms.purge_by) {
        m_terms.purge_by = protect::add(today, settings.export_term);
    }
    settle_recipient();
    m_gate.emplace(m_base, settings,
                   GateRequest{m_terms.purpose, m_channels, today, m_terms.carries_notice});
}

void GuardedExport::settle_recipient() {
    if (m_terms.recipient.empty()) {
        return;
    }
    storage::ExportStore store(m_session.base());
    const auto known = store.find_recipient(m_terms.recipient);
    if (known && known->kind == "partner" && m_terms.purpose != Purpose::partner) {
        throw Error(Errc::refused,
                    text_of(_("{0} is a partner: what it gets is for its own use"), known->name),
                    _("say so: --purpose partner"));
    }
    storage::Recipient recipient;
    recipient.name = m_terms.recipient;
    recipient.kind = m_terms.purpose == Purpose::partner ? "partner"
                     : m_terms.purpose == Purpose::ads   ? "controller"
                                                         : "processor";
    recipient.created_at = m_session.started_at();
    m_new_recipient = store.ensure_recipient(recipient);
}

void GuardedExport::finish(const ExportedFile& file) {
    storage::ExportEntry entry;
    entry.run = m_session.run();
    entry.at = m_session.started_at();
    entry.format = file.format;
    entry.purpose = keyword(m_terms.purpose);
    entry.recipient = m_terms.recipient;
    entry.file_name = std::filesystem::path(file.path).filename().string();
    entry.columns = file.columns;
    entry.contacts = static_cast<std::int64_t>(m_written.size());
    const nlohmann::ordered_json refused = refused_json(counts());
    entry.refused = refused.dump();
    entry.file_sha256 = file.sha256;
    entry.purge_by = to_string(m_terms.purge_by.value_or(Date{}));
    std::sort(m_written.begin(), m_written.end());
    storage::ExportStore store(m_session.base());
    store.add(entry, m_written);
    if (!is_internal()) {
        store.count_uses(m_written);
    }
    m_session.finish({{"contacts", m_written.size()}, {"left_out", counts().left_out}});
}

void GuardedExport::tell() const {
    const GateCounts& all = counts();
    if (is_internal()) {
        if (all.left_out > 0) {
            m_ctx->notice(text_of(BDD_N("{0} contact is left out: restricted, or with an open "
                                        "request",
                                        "{0} contacts are left out: restricted, or with an open "
                                        "request",
                                        all.left_out),
                                  count(all.left_out)));
        }
        return;
    }
    if (all.left_out > 0) {
        m_ctx->notice(
            text_of(BDD_N("{0} contact is left out: not to be reached for {1}",
                          "{0} contacts are left out: not to be reached for {1}", all.left_out),
                    count(all.left_out), keyword(m_terms.purpose)));
    }
    for (const Channel channel : protect::k_channels) {
        const std::string reasons = reasons_text(all.refused[static_cast<std::size_t>(channel)]);
        if (!reasons.empty()) {
            m_ctx->notice(text_of(_("withheld, {0}: {1}"), channel_text(channel), reasons));
        }
    }
    if (all.needs_notice > 0) {
        m_ctx->notice(text_of(BDD_N("{0} contact must be told in the message where its data comes "
                                    "from (RGPD art. 14)",
                                    "{0} contacts must be told in the message where their data "
                                    "comes from (RGPD art. 14)",
                                    all.needs_notice),
                              count(all.needs_notice)));
    }
    if (m_new_recipient) {
        m_ctx->notice(text_of(_("{0} is a new recipient; note its contract: bdd gdpr recipients "
                                "add '{0}' --contract REF"),
                              m_terms.recipient));
    }
}

} // namespace bdd::flows
