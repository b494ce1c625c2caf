#include "flows/protect/further_values.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace bdd::flows {

void for_each_further_value(
    std::string_view more,
    const std::function<void(protect::AddressKind kind, std::string_view value)>& visit) {
    if (more.empty()) {
        return;
    }
    const auto values = nlohmann::json::parse(more);
    const auto each = [&](const char* name, protect::AddressKind kind, std::size_t length) {
        const auto list = values.find(name);
        if (list != values.end()) {
            for (const nlohmann::json& value : *list) {
                const auto& text = value.get_ref<const std::string&>();
                visit(kind, std::string_view(text).substr(0, length));
            }
        }
    };
    constexpr std::size_t siren = 9;
    each("emails", protect::AddressKind::email, std::string::npos);
    each("phones", protect::AddressKind::phone, std::string::npos);
    each("sirens", protect::AddressKind::siren, siren);
    each("sirets", protect::AddressKind::siren, siren);
}

} // namespace bdd::flows
