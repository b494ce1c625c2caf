#include "storage/origin_json.hpp"

#include <bdd/core/json_text.hpp>

namespace bdd::storage {

std::string origin_json(const model::Origin& origin) {
    if (origin.empty()) {
        return {};
    }
    std::string json;
    for (const auto& [field, record] : origin) {
        json += json.empty() ? "{" : ",";
        append_json_string(json, field);
        json += ":" + std::to_string(record.value);
    }
    return json + "}";
}

} // namespace bdd::storage
