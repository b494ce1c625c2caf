// Measures the RNVP engine over public case files and real files, and prints a table.
#include "evaluation.hpp"
#include "flows/reference/open_reference.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>

namespace {

using namespace bdd::bench;

void print(const std::vector<Score>& scores, std::size_t failures) {
    for (const Score& score : scores) {
        if (score.all == 0) {
            continue;
        }
        fmt::print("| {} | {} | {} | {:.2f} % |\n", score.what, score.all, score.right,
                   100.0 * static_cast<double>(score.right) / static_cast<double>(score.all));
        for (std::size_t i = 0; i < score.failures.size() && i < failures; ++i) {
            fmt::print("    {}\n", score.failures[i]);
        }
    }
    (void)std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Measures the RNVP engine");
    std::string data;
    std::string reference_path;
    std::size_t failures = 0;
    bool is_embedded_only = false;
    auto* const folder = app.add_option("data", data, "Folder with rnvp/cases and real");
    app.add_flag("--embedded", is_embedded_only,
                 "Measure the embedded reference alone: time and memory")
        ->excludes(folder);
    app.add_option("--failures", failures, "Failures to show of each line");
    app.add_option("--reference", reference_path, "File of bdd reference load");
    CLI11_PARSE(app, argc, argv);
    if (is_embedded_only) {
        fmt::print("{}", embedded_cost());
        return 0;
    }
    if (data.empty()) {
        return app.exit(CLI::RequiredError("data"));
    }

    const bdd::flows::OpenReference opened = bdd::flows::open_reference(reference_path);
    const bdd::rnvp::Reference& reference = opened.reference;
    const bdd::rnvp::Normalizer normalizer(reference);
    const std::string cases = data + "/rnvp/cases";
    fmt::print("Reference: {}\n\n| what | cases | right | share |\n|---|---|---|---|\n",
               reference.name());
    print(score_declared_lines(normalizer, cases + "/sirene_l2_declared_normalised.jsonl"),
          failures);
    print(score_labels(cases + "/ban75_nom_voie_nom_afnor.csv", cases + "/normadresse_32.jsonl"),
          failures);
    print(score_towns(normalizer, cases + "/geocoder_tester_fr.jsonl",
                      cases + "/address_formatting_fr.jsonl"),
          failures);
    print(score_lines(normalizer, cases + "/issues_fr.jsonl", cases + "/norme_rules.jsonl"),
          failures);
    print(std::vector<Score>{score_idempotence(normalizer, raw_texts(cases))}, failures);
    std::string speeds;
    constexpr std::array<const char*, 5> k_files = {
        "atout_france_hebergements_2017.csv", "atout_france_hebergements_2026-01.csv",
        "irep_etablissements_2016.csv", "annuaire_education_35_2023.csv",
        "esr_etablissements_2025.csv"};
    for (const char* file : k_files) {
        const std::string path = data + "/real/" + file;
        if (!std::filesystem::exists(path)) {
            continue;
        }
        double per_second = 0;
        print(score_real_file(normalizer, path, per_second), failures);
        speeds += fmt::format("| {} | {:.0f} |\n", file, per_second);
    }
    fmt::print("\n| file | addresses/s on one thread |\n|---|---|\n{}", speeds);
    return 0;
}
