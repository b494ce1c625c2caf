#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>
#include <bdd/intake/record_builder.hpp>

namespace bdd::intake {

namespace {
/// Parts are joined by a sign that no cell holds, so that "ab"+"c" and "a"+"bc" differ.
constexpr char k_joint = '\x1f';
} // namespace

std::uint64_t account_hash(const model::RecordFields& fields, const model::Address& address) {
    if (!fields.siren.empty()) {
        return hash64("siren" + std::string(1, k_joint) + fields.siren);
    }
    if (fields.company_key.empty()) {
        return 0;
    }
    std::string key = "name";
    key += k_joint;
    key += fields.company_key;
    key += k_joint;
    if (!address.postcode.empty()) {
        key += address.country + address.postcode;
    } else {
        text::append_key(key, address.town);
    }
    return hash64(key);
}

std::uint64_t address_hash(const model::Address& address) {
    if (address.empty()) {
        return 0;
    }
    std::string key;
    for (const std::string& line : address.lines) {
        key += line;
        key += k_joint;
    }
    key += address.postcode + k_joint + address.town + k_joint + address.country;
    return hash64(key);
}

} // namespace bdd::intake
