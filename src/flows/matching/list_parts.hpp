#pragma once

#include "flows/matching/list_links.hpp"
#include "flows/matching/list_output.hpp"
#include "flows/matching/second_list.hpp"
#include "flows/output_sink.hpp"

#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

/// Two files of rows of the first list: the net ones, which the second list does not have and which
/// nobody opposed, and those that it has, with their partner.
class ListParts {
public:
    /// A path that is empty: no such file. The files are tried now, and appear when they are whole.
    ListParts(cli::Context& ctx, const std::string& net, const std::string& duplicates,
              bool overwrite);

    /// `best_of_a`: for each row that is found, ascending. `is_opposed`: of each row; empty: none.
    void write(const std::vector<ListLink>& best_of_a, const std::vector<bool>& is_opposed,
               const ListInput& a, const SecondList& b);

private:
    cli::Context* m_ctx;
    std::optional<OutputSink> m_net;
    std::optional<OutputSink> m_duplicates;
};

} // namespace bdd::flows
