#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace bdd::storage {

/// A contact as a letter needs it. The views live during the visit.
struct MailRow {
    model::ContactId contact;
    bool has_address = false;   ///< Any address at all.
    bool is_normalized = false; ///< RNVP has seen it.
    bool is_mailable = false;
    std::string_view company;
    std::string_view civility; ///< Keyword.
    std::string_view first_name;
    std::string_view last_name;
    std::string_view complement;
    std::string_view line_4;
    std::string_view line_5;
    std::string_view line_6;
    std::string_view line_7;
    std::string_view postcode;
    std::string_view town;
    std::string_view country; ///< ISO 3166, as the source gave it.
    std::string_view code;    ///< TSNC
    std::string_view stop;    ///< Motive of returned mail because of which no letter goes; empty.
};

/// Every contact with what RNVP made of its address, ordered by postcode, last line and street, as
/// a router sorts its trays.
void each_mail_row(Database& database, const std::function<bool(const MailRow& row)>& visit);

} // namespace bdd::storage
