#include "flows/rnvp/address_file.hpp"

#include "flows/matching/list_input.hpp"
#include "flows/matching/list_output.hpp"
#include "flows/rnvp/address_output.hpp"
#include "flows/row_copies.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/thread_pool.hpp>

#include <future>
#include <optional>

namespace bdd::flows {

namespace {

constexpr std::size_t k_rows = 1024; ///< Of a block.

/// Rows on their way: as read, then with what was made of them.
struct Block {
    RowCopies rows;
    std::vector<bool> odd;          ///< Rows with a quote that was never closed.
    std::vector<std::string> cells; ///< Result cells of each row.
    AddressTally tally;
    std::uint64_t undecodable = 0;
    std::uint64_t consumed = 0; ///< Bytes of the file read so far.
};

/// What one thread needs to work on a block.
class Worker {
public:
    Worker(const AddressFileRequest& request, const AddressColumns& columns)
        : m_normalizer(request.normalizer)
        , m_columns(columns)
        , m_decoder(request.input->encoding.encoding)
        , m_cells(request.input->dialect.delimiter, request.input->encoding.encoding,
                  request.reference)
        , m_empty(address_output_columns().size(), request.input->dialect.delimiter) {}

    void work(Block& block) {
        block.tally = {};
        block.undecodable = 0;
        block.cells.resize(block.rows.size());
        io::CsvRow row;
        for (std::size_t i = 0; i < block.rows.size(); ++i) {
            block.rows.get(i, row);
            std::string& out = block.cells[i];
            out.clear();
            if (!m_decoder.decode(row)) {
                ++block.undecodable;
                out = m_empty;
                continue;
            }
            const rnvp::MailAddress address =
                m_normalizer->normalize(m_columns.read(m_decoder.cells()));
            block.tally.add(address);
            m_cells.append(out, address);
        }
    }

private:
    const rnvp::Normalizer* m_normalizer;
    AddressColumns m_columns;
    RowDecoder m_decoder;
    AddressCells m_cells;
    std::string m_empty;
};

/// Reads blocks, works on two at a time, the second on another thread, and writes them in order.
class FileRun {
public:
    FileRun(cli::Context& ctx, const AddressFileRequest& request, const AddressColumns& columns)
        : m_ctx(&ctx)
        , m_request(&request)
        , m_reader(open_list_rows(*request.input))
        , m_here(request, columns)
        , m_there(request, columns)
        , m_pool(1) {
        if (request.sink != nullptr) {
            m_output.emplace(*request.sink, *request.input, address_output_columns());
        }
    }

    AddressFileResult run() {
        m_ctx->progress.begin(_("normalising"), m_request->input->file.size(), "B");
        while (read(m_first)) {
            const bool has_second = read(m_second);
            std::future<void> done;
            if (has_second) {
                done = m_pool.submit([this] { m_there.work(m_second); });
            }
            m_here.work(m_first);
            write(m_first);
            if (has_second) {
                done.get();
                write(m_second);
            }
            m_ctx->cancel.check();
        }
        if (m_output) {
            m_output->commit();
        }
        m_ctx->progress.end();
        return std::move(m_result);
    }

private:
    bool read(Block& block) {
        block.rows.clear();
        block.odd.clear();
        std::uint64_t rewound = m_reader.notes().rewound_quotes;
        while (block.rows.size() < k_rows && m_reader.read(m_row)) {
            block.rows.add(m_row);
            block.odd.push_back(m_reader.notes().rewound_quotes != rewound);
            rewound = m_reader.notes().rewound_quotes;
        }
        block.consumed = m_reader.consumed();
        return block.rows.size() > 0;
    }

    void write(Block& block) {
        m_result.tally.add(block.tally);
        m_result.undecodable_rows += block.undecodable;
        if (m_output) {
            for (std::size_t i = 0; i < block.rows.size(); ++i) {
                block.rows.get(i, m_row);
                m_output->row(m_row, block.odd[i],
                              [&](std::string& out) { out += block.cells[i]; });
            }
        }
        m_ctx->progress.advance(block.consumed - m_told);
        m_told = block.consumed;
    }

    cli::Context* m_ctx;
    const AddressFileRequest* m_request;
    io::CsvReader m_reader;
    io::CsvRow m_row;
    Worker m_here;
    Worker m_there;
    std::optional<ListOutput> m_output;
    AddressFileResult m_result;
    std::uint64_t m_told = 0;
    Block m_first;
    Block m_second;
    ThreadPool m_pool; ///< Last: joined before the rest goes.
};

} // namespace

AddressFileResult normalize_file(cli::Context& ctx, const AddressFileRequest& request,
                                 const AddressColumns& columns) {
    return FileRun(ctx, request, columns).run();
}

} // namespace bdd::flows
