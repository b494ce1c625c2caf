#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/dedupe/model.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace bdd::dedupe {

double Level::bits() const noexcept {
    constexpr double k_least = 1e-15;
    return std::log2(std::max(m, k_least) / std::max(u, k_least));
}

std::string to_json(const Model& model) {
    nlohmann::ordered_json out;
    out["prior"] = model.prior;
    out["rows"] = model.rows;
    out["comparisons"] = nlohmann::ordered_json::array();
    for (const auto& comparison : model.comparisons) {
        auto& item = out["comparisons"].emplace_back();
        item["name"] = comparison.name;
        item["levels"] = nlohmann::ordered_json::array();
        for (const auto& level : comparison.levels) {
            item["levels"].push_back({{"name", level.name}, {"m", level.m}, {"u", level.u}});
        }
    }
    out["coincidences"] = model.coincidences;
    return out.dump();
}

Model model_from_json(const std::string& text) {
    Model model;
    try {
        const auto in = nlohmann::json::parse(text);
        model.prior = in.at("prior").get<double>();
        model.rows = in.at("rows").get<std::uint64_t>();
        model.coincidences = in.value("coincidences", model.coincidences);
        for (const auto& item : in.at("comparisons")) {
            auto& comparison = model.comparisons.emplace_back();
            comparison.name = item.at("name").get<std::string>();
            for (const auto& level : item.at("levels")) {
                comparison.levels.push_back({level.at("name").get<std::string>(),
                                             level.at("m").get<double>(),
                                             level.at("u").get<double>()});
            }
        }
    } catch (const nlohmann::json::exception& error) {
        fail(Errc::input, _("this is no matching model: {0}"), error.what());
    }
    if (!(model.prior > 0 && model.prior < 1)) {
        fail(Errc::input, _("this is no matching model: {0}"), "prior");
    }
    return model;
}

double probability_of(double bits) noexcept {
    return 1 / (1 + std::exp2(-bits));
}

} // namespace bdd::dedupe
