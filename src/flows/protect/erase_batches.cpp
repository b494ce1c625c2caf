#include "flows/protect/erase_batches.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/sort_unique.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace bdd::flows {

namespace {

void add_exports(std::vector<storage::ExportEntry>& sum, std::vector<storage::ExportEntry> more) {
    sum.insert(sum.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
    std::stable_sort(sum.begin(), sum.end(),
                     [](const auto& a, const auto& b) { return a.id > b.id; });
    sum.erase(std::unique(sum.begin(), sum.end(),
                          [](const auto& a, const auto& b) { return a.id == b.id; }),
              sum.end());
}

} // namespace

void each_batch(std::span<const model::ContactId> contacts,
                const std::function<void(std::span<const model::ContactId>)>& visit) {
    for (std::size_t start = 0; start < contacts.size(); start += k_people_at_once) {
        visit(contacts.subspan(start, std::min(k_people_at_once, contacts.size() - start)));
    }
}

Erasure erase_many(cli::Context& ctx, WriteSession& session,
                   std::span<const model::ContactId> contacts) {
    Erasure all;
    all.come_back = ComeBack::as_new;
    ctx.progress.begin(_("erasing"), contacts.size(), "");
    each_batch(contacts, [&](std::span<const model::ContactId> batch) {
        ctx.cancel.check();
        Erasure erasure = erase_people(ctx, session, batch, ComeBack::as_new);
        if (all.people.empty()) {
            all.people = std::move(erasure.people);
        }
        all.counts += erasure.counts;
        add_exports(all.exports, std::move(erasure.exports));
        all.files.insert(all.files.end(), erasure.files.begin(), erasure.files.end());
        sort_unique(all.files);
        ctx.progress.advance(batch.size());
    });
    ctx.progress.end();
    return all;
}

} // namespace bdd::flows
