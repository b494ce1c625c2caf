#include "intake/more_values.hpp"

#include <bdd/core/json_text.hpp>

#include <utility>

namespace bdd::intake {

void MoreValues::clear() noexcept {
    for (auto* list : {&emails, &phones, &sirens, &sirets, &extensions}) {
        list->clear();
    }
}

std::string MoreValues::json() const {
    std::string json;
    for (const auto& [name, list] :
         {std::pair<std::string_view, const std::vector<std::string>*>{"emails", &emails},
          {"phones", &phones},
          {"sirens", &sirens},
          {"sirets", &sirets},
          {"extensions", &extensions}}) {
        if (list->empty()) {
            continue;
        }
        json += json.empty() ? "{" : ",";
        append_json_string(json, name);
        json += ":[";
        for (std::size_t i = 0; i < list->size(); ++i) {
            json += i == 0 ? "" : ",";
            append_json_string(json, (*list)[i]);
        }
        json += "]";
    }
    return json.empty() ? json : json + "}";
}

} // namespace bdd::intake
