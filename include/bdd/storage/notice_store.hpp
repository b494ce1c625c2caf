#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// Somebody was told where their data comes from.
struct NoticeGiven {
    model::RunId run;
    std::int64_t wording = 0;
    std::string how;      ///< sent, shown or read_out.
    std::string given_on; ///< YYYY-MM-DD
};

/// All contacts of an export were told, in the message that the file was for.
struct ExportNotice {
    std::int64_t export_id = 0;
    NoticeGiven notice;
};

/// Who was told where their data comes from. What one person was told belongs to a record, and so
/// to its contact wherever merges and splits take that.
class NoticeStore {
public:
    explicit NoticeStore(Database& database)
        : m_database(&database) {}

    void give(model::RecordId record, const NoticeGiven& notice);
    /// False, and nothing changes, when it was noted for this export before.
    bool give_with_export(std::int64_t export_id, const NoticeGiven& notice);

    /// What this contact was told by itself, by day. Aliases are not followed.
    [[nodiscard]] std::vector<NoticeGiven> of_contact(model::ContactId contact);
    /// The exports whose people were told.
    [[nodiscard]] std::vector<ExportNotice> exports();
    /// Contacts that were told by themselves, by id.
    void each_contact(const std::function<void(model::ContactId)>& visit);

private:
    Database* m_database;
};

} // namespace bdd::storage
