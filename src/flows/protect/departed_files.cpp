#include "flows/protect/departed_files.hpp"

#include "flows/json_text.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

namespace bdd::flows {

std::string departed_text(std::span<const storage::ExportEntry> exports) {
    std::string text;
    for (const storage::ExportEntry& entry : exports) {
        text += text_of(_("  {0} {1}, for {2}, to be gone by {3}"), entry.at,
                        entry.file_name.empty() ? _("standard output") : entry.file_name,
                        entry.recipient.empty() ? _("oneself") : entry.recipient, entry.purge_by) +
                "\n";
    }
    return text;
}

nlohmann::ordered_json departed_json(std::span<const storage::ExportEntry> exports) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const storage::ExportEntry& entry : exports) {
        list.push_back({{"run", entry.run.value},
                        {"at", entry.at},
                        {"file", entry.file_name},
                        {"recipient", entry.recipient},
                        {"purge_by", entry.purge_by}});
    }
    return list;
}

nlohmann::ordered_json recipient_json(const storage::Recipient& recipient) {
    return {{"name", text_or_null(recipient.name)},
            {"kind", text_or_null(recipient.name.empty() ? "" : recipient.kind)},
            {"country", text_or_null(recipient.country)},
            {"contract", text_or_null(recipient.contract)}};
}

} // namespace bdd::flows
