#include <bdd/rnvp/reference.hpp>

#include <algorithm>

namespace bdd::rnvp {

Reference Reference::embedded() {
    return {Places(embedded_places(), embedded_former_codes()), {}, {}, {}, {}};
}

std::string Reference::name() const {
    std::string name(k_embedded_name);
    std::vector<std::string> parts;
    for (const LoadedBase& base : bases) {
        parts.push_back(base.kind + base.scope + '@' + base.data_date);
    }
    std::sort(parts.begin(), parts.end());
    for (const std::string& part : parts) {
        name += '+' + part;
    }
    return name;
}

} // namespace bdd::rnvp
