#include "fields/phone_library.hpp"

#include <phonenumbers/phonenumberutil.h>

namespace bdd::fields {

namespace {

namespace pn = i18n::phonenumbers;

pn::PhoneNumberUtil& library() {
    return *pn::PhoneNumberUtil::GetInstance();
}

PhoneKind kind_of(const pn::PhoneNumber& number) {
    switch (library().GetNumberType(number)) {
    case pn::PhoneNumberUtil::FIXED_LINE:
        return PhoneKind::landline;
    case pn::PhoneNumberUtil::MOBILE:
        return PhoneKind::mobile;
    case pn::PhoneNumberUtil::VOIP:
        return PhoneKind::nongeographic;
    case pn::PhoneNumberUtil::TOLL_FREE:
    case pn::PhoneNumberUtil::PREMIUM_RATE:
    case pn::PhoneNumberUtil::SHARED_COST:
    case pn::PhoneNumberUtil::UAN:
        return PhoneKind::special;
    default:
        return PhoneKind::unknown;
    }
}

} // namespace

LibraryNumber parse_with_library(std::string_view text, std::string_view region) {
    pn::PhoneNumber number;
    const auto parsed = library().Parse(std::string(text), std::string(region), &number);
    if (parsed == pn::PhoneNumberUtil::TOO_SHORT_NSN ||
        parsed == pn::PhoneNumberUtil::TOO_LONG_NSN ||
        parsed == pn::PhoneNumberUtil::TOO_SHORT_AFTER_IDD) {
        return {{}, PhoneKind::unknown, Problem::phone_length};
    }
    if (parsed != pn::PhoneNumberUtil::NO_PARSING_ERROR) {
        return {{}, PhoneKind::unknown, Problem::phone_invalid};
    }
    if (!library().IsValidNumber(number)) {
        const bool possible = library().IsPossibleNumber(number);
        return {{}, PhoneKind::unknown, possible ? Problem::phone_invalid : Problem::phone_length};
    }
    LibraryNumber result;
    library().Format(number, pn::PhoneNumberUtil::E164, &result.e164);
    result.kind = kind_of(number);
    return result;
}

std::string international_form(std::string_view e164) {
    pn::PhoneNumber number;
    if (library().Parse(std::string(e164), "ZZ", &number) !=
        pn::PhoneNumberUtil::NO_PARSING_ERROR) {
        return std::string(e164);
    }
    std::string text;
    library().Format(number, pn::PhoneNumberUtil::INTERNATIONAL, &text);
    return text;
}

} // namespace bdd::fields
