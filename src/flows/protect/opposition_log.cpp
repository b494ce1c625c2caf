#include "flows/protect/opposition_log.hpp"

#include <bdd/protect/channel.hpp>
#include <bdd/storage/export_store.hpp>

#include <filesystem>

namespace bdd::flows {

namespace {

bool settle_recipient(storage::ExportStore& store, const WriteSession& session,
                      const OppositionDeparture& departure) {
    if (departure.recipient.empty()) {
        return false;
    }
    storage::Recipient recipient;
    recipient.name = departure.recipient;
    recipient.kind = departure.recipient_kind;
    recipient.created_at = session.started_at();
    return store.ensure_recipient(recipient);
}

} // namespace

bool log_departure(WriteSession& session, const OppositionDeparture& departure) {
    storage::ExportStore store(session.base());
    const bool is_new = settle_recipient(store, session, departure);
    storage::ExportEntry entry;
    entry.run = session.run();
    entry.at = session.started_at();
    entry.format = "oppositions";
    // Nobody is contacted by it: it says whom to leave alone.
    entry.purpose = keyword(departure.recipient.empty() ? protect::Purpose::internal
                                                        : protect::Purpose::service);
    entry.recipient = departure.recipient;
    entry.file_name = std::filesystem::path(departure.path).filename().string();
    entry.columns = departure.columns;
    entry.refused = "{}";
    entry.file_sha256 = departure.sha256;
    store.add(entry, {}); // No day by which it must be gone: whoever has it must go on heeding it.
    return is_new;
}

} // namespace bdd::flows
