#include <bdd/rnvp/cedex.hpp>

#include <algorithm>
#include <utility>

namespace bdd::rnvp {

namespace {

void add_to(CedexCode& kept, CedexCode&& more) {
    if (kept.label.empty()) {
        kept.label = std::move(more.label);
    }
    for (std::string& commune : more.communes) {
        if (std::find(kept.communes.begin(), kept.communes.end(), commune) == kept.communes.end()) {
            kept.communes.push_back(std::move(commune));
        }
    }
}

} // namespace

CedexCodes::CedexCodes(std::vector<CedexCode> codes) {
    std::stable_sort(codes.begin(), codes.end(),
                     [](const CedexCode& a, const CedexCode& b) { return a.code < b.code; });
    for (CedexCode& code : codes) {
        if (m_codes.empty() || m_codes.back().code != code.code) {
            m_codes.push_back(std::move(code));
        } else {
            add_to(m_codes.back(), std::move(code));
        }
    }
    m_codes.shrink_to_fit();
}

const CedexCode* CedexCodes::find(std::string_view code) const noexcept {
    const auto found =
        std::lower_bound(m_codes.begin(), m_codes.end(), code,
                         [](const CedexCode& a, std::string_view b) { return a.code < b; });
    return found != m_codes.end() && found->code == code ? &*found : nullptr;
}

} // namespace bdd::rnvp
