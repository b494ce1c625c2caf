#pragma once

#include <bdd/dedupe/evaluate.hpp>

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>

/// Scores as text for a terminal of some width and as JSON.
namespace bdd::flows {

[[nodiscard]] std::string evaluation_text(const dedupe::Evaluation& evaluation, double threshold,
                                          std::size_t width);
[[nodiscard]] nlohmann::ordered_json evaluation_json(const dedupe::Evaluation& evaluation);

[[nodiscard]] std::string clusters_text(const dedupe::ClusterEvaluation& evaluation,
                                        std::size_t width);
[[nodiscard]] nlohmann::ordered_json clusters_json(const dedupe::ClusterEvaluation& evaluation);

[[nodiscard]] std::string judged_text(const dedupe::JudgedEvaluation& evaluation, double threshold,
                                      std::size_t width);
[[nodiscard]] nlohmann::ordered_json judged_json(const dedupe::JudgedEvaluation& evaluation);

} // namespace bdd::flows
