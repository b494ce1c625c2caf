#include "flows/protect/column_reach.hpp"

namespace bdd::flows {

using protect::Channel;

protect::Channels reach_of(std::string_view column) noexcept {
    protect::Channels reach;
    if (column == "email" || column == "email_kind") {
        reach.add(Channel::email);
    } else if (column == "phone" || column == "phone_kind") {
        reach.add(Channel::phone);
    } else if (column == "mobile") {
        reach.add(Channel::phone);
        reach.add(Channel::sms);
    } else if (column.starts_with("address_") || column == "complement" || column == "line_4" ||
               column == "line_5" || column == "L4") { // L4: of a router file.
        reach.add(Channel::post);
    }
    return reach;
}

} // namespace bdd::flows
