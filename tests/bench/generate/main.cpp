#include "damage.hpp"
#include "layouts.hpp"
#include "plan.hpp"
#include "record.hpp"

#include <bdd/core/error.hpp>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>

namespace {

using namespace bdd::bench;
namespace fs = std::filesystem;

struct Options {
    std::uint32_t rows = 1'000;
    std::uint64_t seed = 1;
    std::string out = ".";
    std::string layout = "all";
    std::string single;
    std::string truth;
};

constexpr std::array<const char*, 5> k_layout_names{"crm", "rented", "badges", "mailing", "all"};

Layout parse_layout(const std::string& name) {
    std::size_t at = 0;
    while (name != k_layout_names[at]) {
        ++at;
    }
    return static_cast<Layout>(at);
}

void start(File& file, const Format& format) {
    file.write(format.start);
    const auto header = fmt::format("{}{}", format.header, format.line_end);
    file.write(format.cp1252 ? to_cp1252(header) : header);
}

/// One file for each layout that has rows, and truth.csv over all of them.
void write_layouts(const Options& options, const Plan& plan, const World& world) {
    const fs::path folder(options.out);
    fs::create_directories(folder);
    File truth(folder / "truth.csv");
    truth.write("file,row,id,person,company\n");
    const auto only = parse_layout(options.layout);
    for (std::uint8_t at = 0; at < static_cast<std::uint8_t>(Layout::count_); ++at) {
        const auto layout = static_cast<Layout>(at);
        if (only != Layout::count_ && only != layout) {
            continue;
        }
        const Format& format = format_of(layout);
        File file(folder / format.file_name);
        start(file, format);
        std::uint64_t row = 0;
        for (const auto& occurrence : plan.rows) {
            if (occurrence.layout == layout) {
                ++row;
                const auto record = make_record(world, occurrence);
                file.write(format_row(layout, record, row));
                truth.write(fmt::format("{},{},{},{},{}\n", format.file_name, row,
                                        own_id(layout, record, row), record.person,
                                        record.company));
            }
        }
        file.close();
    }
    truth.close();
}

/// All rows in one file; the truth is the cluster of each id.
void write_single(const Options& options, const Plan& plan, const World& world) {
    File file(options.single);
    File truth(options.truth.empty() ? options.single + ".truth" : options.truth);
    start(file, single_format());
    truth.write("id,cluster\n");
    std::uint64_t row = 0;
    for (const auto& occurrence : plan.rows) {
        ++row;
        const auto record = make_record(world, occurrence);
        file.write(format_single_row(record, row));
        truth.write(fmt::format("{},{}\n", row, record.person));
    }
    file.close();
    truth.close();
}

void run(const Options& options) {
    const auto plan = make_plan(options.seed, options.rows, parse_layout(options.layout));
    const World world(options.seed, plan.people);
    if (options.single.empty()) {
        write_layouts(options, plan, world);
    } else {
        write_single(options, plan, world);
    }
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("Writes prospect files of fictional people and companies, with their truth");
    app.add_option("--rows", options.rows, "Rows over all files")
        ->check(CLI::Range(1, 50'000'000))
        ->capture_default_str();
    app.add_option("--seed", options.seed, "Same seed, same bytes")->capture_default_str();
    app.add_option("--out", options.out, "Folder to write to")->capture_default_str();
    app.add_option("--layout", options.layout, "crm, rented, badges, mailing or all")
        ->check(CLI::IsMember({"crm", "rented", "badges", "mailing", "all"}))
        ->capture_default_str();
    app.add_option("--single", options.single, "Write one CSV in common columns to FILE instead")
        ->type_name("FILE");
    app.add_option("--truth", options.truth, "Truth of --single (default: FILE.truth)")
        ->type_name("FILE")
        ->needs("--single");
    CLI11_PARSE(app, argc, argv);
    try {
        run(options);
    } catch (const std::exception& error) {
        fmt::print(stderr, "bdd_generate: {}\n", error.what());
        return 1;
    }
}
