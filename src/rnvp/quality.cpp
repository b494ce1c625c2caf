#include <bdd/rnvp/quality.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

bool is_abroad_or_military(char town) noexcept {
    return town == 'F' || town == 'M';
}

bool is_one_of(char c, std::string_view list) noexcept {
    return list.find(c) != std::string_view::npos;
}

int town_cost(char town) noexcept {
    switch (town) {
    case '2':
    case '4':
    case '5':
    case '7':
        return 5;
    case '3':
        return 10;
    case '8':
        return 60;
    case '9':
        return 100;
    default:
        return 0;
    }
}
int street_cost(char street) noexcept {
    switch (street) {
    case '2':
        return 3;
    case '3':
        return 8;
    case '4':
    case '6':
        return 5;
    case '7':
        return 15;
    case '8':
        return 40;
    case '9':
        return 50;
    default:
        return 0;
    }
}
int number_cost(char number, char street) noexcept {
    constexpr int k_unchecked = 5;
    if (street == '7' && number == '4') {
        return k_unchecked; // the first of a range is not checked either
    }
    switch (number) {
    case '1':
    case '4':
        return 3;
    case '2':
        return 10;
    case '3':
        return 15;
    case '7':
        return 5;
    default:
        return 0;
    }
}

} // namespace

std::string_view name(Status status) noexcept {
    switch (status) {
    case Status::valid:
        return "VALIDE";
    case Status::corrected:
        return "CORRIGEE";
    case Status::partial:
        return "PARTIELLE";
    case Status::ambiguous:
        return "AMBIGUE";
    case Status::rejected:
        return "REJET";
    }
    return "REJET";
}

std::optional<Status> parse_status(std::string_view keyword) noexcept {
    for (const Status status :
         {Status::valid, Status::corrected, Status::partial, Status::ambiguous, Status::rejected}) {
        if (name(status) == keyword) {
            return status;
        }
    }
    return std::nullopt;
}

Status status_of(const QualityCode& code, bool is_inferred, bool is_complete) noexcept {
    if (is_abroad_or_military(code.town)) {
        return is_complete ? Status::valid : Status::partial;
    }
    if (code.town == '9') {
        return Status::rejected;
    }
    if (code.town == '8' || code.street == '8') {
        return Status::ambiguous;
    }
    if (code.town == '7' || is_one_of(code.street, "79") || is_one_of(code.number, "237") ||
        is_inferred) {
        return Status::partial;
    }
    if (is_one_of(code.town, "2345") || is_one_of(code.street, "234") ||
        is_one_of(code.number, "14")) {
        return Status::corrected;
    }
    return Status::valid;
}

int score_of(const QualityCode& code) noexcept {
    if (is_abroad_or_military(code.town)) {
        return code.form == '2' ? 90 : 100;
    }
    const int lost = town_cost(code.town) + street_cost(code.street) +
                     number_cost(code.number, code.street) + (code.form == '2' ? 10 : 0);
    return std::max(0, 100 - lost);
}

bool is_mailable(const QualityCode& code) noexcept {
    return code.town != '8' && code.town != '9' && code.street != '9';
}

} // namespace bdd::rnvp
