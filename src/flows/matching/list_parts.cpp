#include "flows/matching/list_parts.hpp"

#include <bdd/io/csv_writer.hpp>

namespace bdd::flows {

namespace {

void append_partner(std::string& out, const ListLink& link, const SecondList& b, char delimiter) {
    io::CsvStyle style;
    style.delimiter = delimiter;
    io::CsvWriter writer(style);
    writer.cell(b.id(link.b));
    out += delimiter;
    out += writer.buffer();
    out += delimiter;
    append_probability(out, link.probability);
}

} // namespace

ListParts::ListParts(cli::Context& ctx, const std::string& net, const std::string& duplicates,
                     bool overwrite)
    : m_ctx(&ctx) {
    if (!net.empty()) {
        m_net.emplace(ctx, cli::OutputTarget{net, overwrite});
    }
    if (!duplicates.empty()) {
        m_duplicates.emplace(ctx, cli::OutputTarget{duplicates, overwrite});
    }
}

void ListParts::write(const std::vector<ListLink>& best_of_a, const std::vector<bool>& is_opposed,
                      const ListInput& a, const SecondList& b) {
    if (!m_net && !m_duplicates) {
        return;
    }
    std::optional<ListOutput> net;
    std::optional<ListOutput> duplicates;
    if (m_net) {
        net.emplace(*m_net, a.tabular(), std::vector<std::string>{});
    }
    if (m_duplicates) {
        duplicates.emplace(*m_duplicates, a.tabular(),
                           std::vector<std::string>{"id_b", "match_probability"});
    }
    auto best = best_of_a.begin();
    const char delimiter = a.tabular().dialect.delimiter;
    for_each_row_again(a.tabular(), m_ctx->progress, m_ctx->cancel,
                       [&](const io::CsvRow& row, dedupe::Row number, bool is_odd) {
                           const bool is_found = best != best_of_a.end() && best->a == number;
                           if (is_found && duplicates) {
                               duplicates->row(row, is_odd, [&](std::string& out) {
                                   append_partner(out, *best, b, delimiter);
                               });
                           } else if (!is_found && net &&
                                      (is_opposed.empty() || !is_opposed[number])) {
                               net->row(row, is_odd, [](std::string&) {});
                           }
                           best += is_found ? 1 : 0;
                       });
    if (net) {
        net->commit();
    }
    if (duplicates) {
        duplicates->commit();
    }
}

} // namespace bdd::flows
