#pragma once

#include <bdd/rnvp/normalizer.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Evaluation of the RNVP engine over public case files and real files.
namespace bdd::bench {

/// A share, with the cases that failed.
struct Score {
    std::string what;
    std::size_t right = 0;
    std::size_t all = 0;
    std::vector<std::string> failures; ///< "given | expected | got"

    void add(bool is_right, const std::function<std::string()>& failure);
};

/// Gives the lines of a result back as one cell; right when they come out again.
void add_given_back(Score& score, const rnvp::Normalizer& normalizer,
                    const rnvp::MailAddress& result, const std::string& raw);

/// Lines of declared and normalised company addresses: lines 4 and 6 of the validated rows.
[[nodiscard]] std::vector<Score> score_declared_lines(const rnvp::Normalizer& normalizer,
                                                      const std::string& path);
/// Street names and their labels of at most 32 signs.
[[nodiscard]] std::vector<Score> score_labels(const std::string& csv, const std::string& fixtures);
/// Queries that name a town or a postcode: is the town found?
[[nodiscard]] std::vector<Score> score_towns(const rnvp::Normalizer& normalizer,
                                             const std::string& geocoder,
                                             const std::string& formatting);
/// Cases with expected lines, from issues and from the rules of the norm.
[[nodiscard]] std::vector<Score> score_lines(const rnvp::Normalizer& normalizer,
                                             const std::string& issues, const std::string& rules);
/// What comes out, given back, comes out again: over every raw text of the case files.
[[nodiscard]] Score score_idempotence(const rnvp::Normalizer& normalizer,
                                      const std::vector<std::string>& raws);
/// The raw texts of all case files of a folder.
[[nodiscard]] std::vector<std::string> raw_texts(const std::string& folder);

/// A file of organisations: town and postcode found; with the towns of the rows exchanged, how many
/// do not come out valid; addresses a second on one thread.
[[nodiscard]] std::vector<Score> score_real_file(const rnvp::Normalizer& normalizer,
                                                 const std::string& path, double& per_second);

/// What the embedded reference costs: a table of the time that each step takes and the resident
/// memory after it. To be called before anything else has been made.
[[nodiscard]] std::string embedded_cost();

/// Normalises free text of one cell; line breaks and "|" are breaks.
[[nodiscard]] rnvp::MailAddress normalize_text(const rnvp::Normalizer& normalizer,
                                               std::string_view text);

/// "L1 | … | L7" without empty lines.
[[nodiscard]] std::string lines_text(const rnvp::MailAddress& address);

} // namespace bdd::bench
