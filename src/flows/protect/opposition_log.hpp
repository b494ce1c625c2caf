#pragma once

#include "flows/base_session.hpp"

#include <string>
#include <string_view>

namespace bdd::flows {

/// A list of oppositions that leaves the base.
struct OppositionDeparture {
    std::string recipient;           ///< Who gets it; empty: it stays in the house.
    std::string_view recipient_kind; ///< Of one that the base does not know yet.
    std::string columns;             ///< "kind mac channels"
    std::string path;                ///< Empty: standard output.
    std::string sha256;
};

/// Puts the list into the log of exports: no contact is a member, for nobody is named by it. True
/// when the recipient is new. Call it before the file is put in its place.
bool log_departure(WriteSession& session, const OppositionDeparture& departure);

} // namespace bdd::flows
